using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Html;
using Workbook.Jupyter.Execution;
using Workbook.Notebooks;
using Workbook.Processes;

namespace Workbook.Jupyter.Specs;

/// <summary>A kernel's folder as Jupyter knows it: <c>kernel.json</c>, logos, and for ours plotly.js.</summary>
internal sealed partial class KernelSpec
{
    /// <summary>The name that C# notebooks ask for since .NET Interactive: with it they open in every client without a question.</summary>
    public const string DefaultName = ".net-csharp";

    /// <summary>Our name where somebody else has that one.</summary>
    public const string OtherName = "csharp-workbook";

    private const string Mark = "workbook";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    private KernelSpec(string folder, string displayName, string language, bool isOurs) =>
        (Folder, DisplayName, Language, IsOurs) = (folder, displayName, language, isOurs);

    public string Name => Path.GetFileName(Folder);

    public string Folder { get; }

    public string DisplayName { get; }

    public string Language { get; }

    /// <summary>Written by this program.</summary>
    public bool IsOurs { get; }

    /// <summary>Jupyter refuses other names.</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name);

    /// <summary>Null where the folder holds no kernel that can be read.</summary>
    public static KernelSpec? Read(string folder)
    {
        try
        {
            var file = Path.Combine(folder, "kernel.json");
            if (!File.Exists(file) || JsonNode.Parse(File.ReadAllText(file)) is not JsonObject json) return null;
            return new KernelSpec(
                folder,
                json["display_name"]?.ToString() ?? Path.GetFileName(folder),
                json["language"]?.ToString() ?? "",
                (json["metadata"] as JsonObject)?[Mark] is not null);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Those in all folders where Jupyter looks, in that order.</summary>
    public static IEnumerable<KernelSpec> All() => KernelFolders.All.Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal).Select(Read).OfType<KernelSpec>();

    /// <summary>Writes ours.</summary>
    /// <param name="folder">Is made where it is not there.</param>
    /// <param name="displayName">As clients show it.</param>
    public static void Write(string folder, string displayName)
    {
        Directory.CreateDirectory(folder);
        foreach (var logo in Logos)
        {
            using var from = typeof(KernelSpec).Assembly.GetManifestResourceStream(logo)!;
            using var to = File.Create(Path.Combine(folder, logo));
            from.CopyTo(to);
        }

        if (PageScript.Plotly.Find() is { } plotly) AtomicFile.Write(Path.Combine(folder, FigureScript.PlotlyFile), plotly);
        AtomicFile.Write(Path.Combine(folder, "kernel.json"), Json(Path.GetFileName(folder), displayName).ToJsonString(Indented) + "\n");
    }

    private static JsonObject Json(string name, string displayName) => new()
    {
        // By its full path: an editor started from a menu may know no PATH.
        ["argv"] = new JsonArray(DotnetHost.Path, "exec", typeof(KernelSpec).Assembly.Location, "kernel", "start", "{connection_file}", name),
        ["display_name"] = displayName,
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { [Mark] = true },
    };

    [GeneratedRegex(@"^[a-zA-Z0-9._-]+$")]
    private static partial Regex NamePattern();
}
