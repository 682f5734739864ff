using System.Text;
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
        var text = new StringBuilder();
        var metadata = DibFormat.DibMetadata(notebook.Metadata);
        if (metadata.Count > 0) text.Append("#!meta\n\n").Append(metadata.ToJsonString(Compact)).Append("\n\n");
        var number = 0;
        foreach (var cell in notebook.Cells)
        {
            number++;
            var (language, source) = Split(cell);
            if (source.Split('\n').Any(line => DibFormat.LanguageOf(line) is not null))
                throw new NotebookFormatException($"cell {number} has a line that switches the language, which in a .dib would end the cell. Make it two cells.");
            text.Append("#!").Append(language).Append("\n\n").Append(source.Trim('\n')).Append("\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
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
