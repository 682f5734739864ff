using Workbook.Notebooks;

namespace Workbook.Session;

/// <summary>What <c>#load</c> and <c>#!import</c> run: the code cells of a notebook in order, or a C# file as one cell.</summary>
internal static class ImportedFile
{
    public static IEnumerable<CellSource> Read(string path)
    {
        if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)) return [new CellSource(File.ReadAllText(path), path)];
        var name = Path.GetFileName(path);
        return NotebookReader.ReadFile(path).Cells
            .Where(cell => cell.IsRunnable)
            .Select((cell, i) => new CellSource(cell.Source, $"{name} cell [{i + 1}]"));
    }
}
