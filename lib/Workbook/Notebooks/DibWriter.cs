using System.Text.Json;

namespace Workbook.Notebooks;

/// <summary>Writes <c>.dib</c>: every cell after a line that names its language.</summary>
internal static class DibWriter
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="NotebookFormatException">A cell's own text would begin another cell.</exception>
    public static string Write(Notebook notebook)
    {
        var sections = new List<string>();
        var metadata = DibFormat.DibMetadata(notebook.Metadata);
        if (metadata.Count > 0) sections.Add($"#!meta\n\n{metadata.ToJsonString(Compact)}");
        foreach (var (i, cell) in notebook.Cells.Index())
        {
            var (language, source) = Split(cell);
            if (source.Split('\n').Any(line => DibFormat.LanguageOf(line) is not null))
                throw new NotebookFormatException($"cell {i + 1} has a line that switches the language, which in a .dib would end the cell. Make it two cells.");
            sections.Add($"#!{language}\n\n{source}");
        }

        return string.Join("\n\n", sections) + "\n";
    }

    /// <summary>What the notebook holds and a <c>.dib</c> does not, in words.</summary>
    public static IEnumerable<string> LeftOut(Notebook notebook)
    {
        if (notebook.CodeCells.Any(cell => cell.Outputs.Count > 0)) yield return "outputs";
        if (notebook.Cells.Any(cell => cell.Tags.Any())) yield return "tags";
        if (notebook.Cells.Any(cell => cell.Attachments is { Count: > 0 })) yield return "attached pictures";
        if (notebook.Cells.Any(cell => cell.Metadata.Any(entry => !DibFormat.Holds(entry.Key)))) yield return "other metadata of cells";
    }

    // A first line such as #!html is what .dib says in its own way.
    private static (string Language, string Source) Split(Cell cell)
    {
        var source = cell.Source.ReplaceLineEndings("\n");
        if (cell.Kind != CellKind.Code) return (cell.Kind == CellKind.Markdown ? DibFormat.Markdown : DibFormat.Raw, source);
        var lines = source.Split('\n', 2);
        return DibFormat.LanguageOf(lines[0]) is { } named and not (DibFormat.Meta or DibFormat.Raw)
            ? (named, lines.ElementAtOrDefault(1) ?? "")
            : (CellLanguage.Of(cell), source);
    }
}
