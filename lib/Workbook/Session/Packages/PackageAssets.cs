using System.Text.Json.Nodes;

namespace Workbook.Session.Packages;

/// <summary>What a restore brought: the files to load and the packages that they are from.</summary>
/// <param name="Assemblies">Full paths, those that the platform has itself left out.</param>
/// <param name="Natives">Full paths of native libraries for this machine.</param>
/// <param name="Versions">The version that each package was resolved to.</param>
internal sealed record PackageAssets(
    IReadOnlyList<string> Assemblies, IReadOnlyList<string> Natives, IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>Reads the <c>project.assets.json</c> that a restore leaves.</summary>
    public static PackageAssets Read(string file, string target)
    {
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        var folders = root["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        List<string> assemblies = [], natives = [];
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, entry) in root["targets"]![target]!.AsObject())
        {
            if (entry!["type"]?.ToString() != "package") continue;
            var (id, version) = key.Split('/') is [var name, var number] ? (name, number) : (key, "");
            versions[id] = version;
            var place = root["libraries"]![key]!["path"]!.ToString();
            assemblies.AddRange(Files(entry, "runtime", folders, place).Where(path => !PlatformAssemblies.Has(path)));
            natives.AddRange(Files(entry, "native", folders, place));
        }

        return new PackageAssets(assemblies, natives, versions);
    }

    // An empty folder is marked by a file named _._
    private static IEnumerable<string> Files(JsonNode entry, string kind, List<string> folders, string place) =>
        (entry[kind] as JsonObject ?? [])
        .Select(file => file.Key)
        .Where(file => !file.EndsWith("/_._", StringComparison.Ordinal) && !file.EndsWith(".xml", StringComparison.Ordinal))
        .Select(file => folders.Select(folder => Path.Combine(folder, place, file)).FirstOrDefault(File.Exists))
        .OfType<string>();
}
