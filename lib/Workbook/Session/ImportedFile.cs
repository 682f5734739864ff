using Workbook.Notebooks;

namespace Workbook.Session;

/// <summary>What an import runs: the cells of a notebook in order, or a C# file as one cell.</summary>
internal static class ImportedFile
{
    /// <exception cref="NotebookFormatException">The file is no notebook, though its name says so.</exception>
    public static IEnumerable<CellSource> Read(string path)
    {
        if (!NotebookStore.IsNotebook(path)) return [new CellSource(File.ReadAllText(path), path)];
        var name = Path.GetFileName(path);
        var count = 0;
        return
        [
            .. NotebookStore.Read(path).Cells
                .Where(cell => cell.Kind != CellKind.Raw && !string.IsNullOrWhiteSpace(cell.Source))
                .Select(cell => cell.Kind == CellKind.Markdown
                    ? new CellSource($"#!markdown\n{cell.Source}", name)
                    : new CellSource(CellLanguage.Code(cell), $"{name} cell [{++count}]")),
        ];
    }
}
