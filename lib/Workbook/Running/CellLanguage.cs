using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>A polyglot notebook keeps the language of a cell in its metadata; a C# session needs it in the text.</summary>
internal static class CellLanguage
{
    public static string Code(Cell cell)
    {
        var language = (cell.Metadata["polyglot_notebook"] as JsonObject)?["kernelName"]?.ToString()
            ?? (cell.Metadata["dotnet_interactive"] as JsonObject)?["language"]?.ToString()
            ?? "csharp";
        return language is "csharp" or "C#" || cell.Source.TrimStart().StartsWith("#!", StringComparison.Ordinal)
            ? cell.Source
            : $"#!{language}\n{cell.Source}";
    }
}
