using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>A polyglot notebook keeps the language of a cell in its metadata; a C# session needs it in the text.</summary>
internal static class CellLanguage
{
    public static string Of(Cell cell)
    {
        var language = (cell.Metadata["polyglot_notebook"] as JsonObject)?["kernelName"]?.ToString()
            ?? (cell.Metadata["dotnet_interactive"] as JsonObject)?["language"]?.ToString();
        return language is null or "C#" ? "csharp" : language;
    }

    public static string Code(Cell cell) => Of(cell) is var language && (language == "csharp" || StartsWithLanguage(cell.Source))
        ? cell.Source
        : $"#!{language}\n{cell.Source}";

    private static bool StartsWithLanguage(string source) => source.TrimStart().StartsWith("#!", StringComparison.Ordinal);
}
