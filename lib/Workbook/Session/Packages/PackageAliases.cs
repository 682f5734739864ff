using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbook.Session.Packages;

/// <summary>A package that is here already, built on this machine.</summary>
/// <param name="Assemblies">What stands for it, relative to the file that says so.</param>
/// <param name="Note">What the person is told.</param>
internal sealed record PackageAlias(
    [property: JsonPropertyName("assemblies")] IReadOnlyList<string> Assemblies,
    [property: JsonPropertyName("note")] string Note);

/// <summary>
/// Packages that a build beside this program stands for, from <c>package-aliases.json</c> in this program's folder or the one
/// above: written by whoever made that build.
/// </summary>
internal sealed class PackageAliases
{
    private const string FileName = "package-aliases.json";

    private readonly Dictionary<string, PackageAlias> _aliases;
    private readonly string _folder;

    private PackageAliases(string folder, Dictionary<string, PackageAlias> aliases)
    {
        _folder = folder;
        _aliases = new Dictionary<string, PackageAlias>(aliases, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Of the first of the folders that has the file; none where no folder has it.</summary>
    public static PackageAliases Find(params IEnumerable<string> folders)
    {
        var folder = folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, FileName)));
        return folder is null
            ? new PackageAliases("", [])
            : new PackageAliases(folder, JsonSerializer.Deserialize<Dictionary<string, PackageAlias>>(
                File.ReadAllText(Path.Combine(folder, FileName))) ?? []);
    }

    public static PackageAliases OfThisProgram() =>
        Find(AppContext.BaseDirectory, Path.GetFullPath("..", AppContext.BaseDirectory));

    /// <summary>Null where the package is not here under another name.</summary>
    public (IReadOnlyList<string> Assemblies, string Note)? For(PackageRequest package) =>
        _aliases.TryGetValue(package.Id, out var alias)
            ? ([.. alias.Assemblies.Select(file => Path.GetFullPath(file, _folder))], alias.Note)
            : null;
}
