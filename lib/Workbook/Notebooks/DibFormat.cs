using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>What <c>.dib</c> and <c>.ipynb</c> call the same things.</summary>
internal static class DibFormat
{
    public const string Meta = "meta";
    public const string Markdown = "markdown";
    public const string Raw = "raw";
    public const string DefaultLanguage = "csharp";
    private const string Polyglot = "polyglot_notebook";
    private const string Interactive = "dotnet_interactive";

    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["pwsh"] = "pwsh",
        ["powershell"] = "pwsh",
        ["html"] = "html",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["mermaid"] = "mermaid",
        ["sql"] = "sql",
        ["kql"] = "kql",
        ["http"] = "http",
        ["value"] = "value",
        [Markdown] = Markdown,
        [Raw] = Raw,
        [Meta] = Meta,
    };

    /// <summary>The language that a line switches to; null where it is a line of the cell. <c>#!time</c> and the like are.</summary>
    public static string? LanguageOf(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) ? Languages.GetValueOrDefault(line[2..].TrimEnd()) : null;

    /// <summary>A cell of a <c>.dib</c>. What is shown and not run keeps its language in its text: so every Jupyter client runs it.</summary>
    public static Cell Cell(string language, string source, int index)
    {
        var kind = language switch { Markdown => CellKind.Markdown, Raw => CellKind.Raw, _ => CellKind.Code };
        var metadata = new JsonObject();
        if (kind == CellKind.Code && IsSaidInText(language)) source = source.Length == 0 ? $"#!{language}" : $"#!{language}\n{source}";
        else if (kind == CellKind.Code && language != DefaultLanguage)
        {
            metadata[Polyglot] = new JsonObject { ["kernelName"] = language };
            metadata[Interactive] = new JsonObject { ["language"] = language };
        }

        return new Cell(kind, $"cell-{index + 1}", source, metadata);
    }

    /// <summary>Whether a <c>.dib</c> says this of a cell in its own way. Tags are told apart from the rest of the metadata.</summary>
    public static bool Holds(string key) => key is Polyglot or Interactive or "tags";

    private static bool IsSaidInText(string language) => language is "html" or "javascript" or "mermaid" or "value";

    /// <summary>A <c>.dib</c> keeps what it says of kernels in <c>kernelInfo</c>, a <c>.ipynb</c> inside <c>polyglot_notebook</c>.</summary>
    public static JsonObject NotebookMetadata(JsonObject dib)
    {
        var metadata = new JsonObject();
        foreach (var (key, value) in dib)
        {
            if (key == "kernelInfo") metadata[Polyglot] = new JsonObject { [key] = value?.DeepClone() };
            else metadata[key] = value?.DeepClone();
        }

        Notebooks.NotebookMetadata.Complete(metadata);
        return metadata;
    }

    public static JsonObject DibMetadata(JsonObject ipynb)
    {
        var dib = new JsonObject();
        foreach (var (key, value) in ipynb)
        {
            if (key is "kernelspec" or "language_info") continue;
            if (key == Polyglot && value is JsonObject { Count: 1 } polyglot && polyglot["kernelInfo"] is { } info)
                dib["kernelInfo"] = info.DeepClone();
            else dib[key] = value?.DeepClone();
        }

        return dib;
    }
}
