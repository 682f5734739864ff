using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>A notebook in memory, nbformat 4.5.</summary>
internal sealed class Notebook(IEnumerable<Cell> cells, JsonObject metadata)
{
    public const int Format = 4;
    public const int FormatMinor = 5;

    public List<Cell> Cells { get; } = [.. cells];

    public JsonObject Metadata { get; } = metadata;

    public IEnumerable<Cell> CodeCells => Cells.Where(cell => cell.Kind == CellKind.Code);

    public Cell? Tagged(string tag) => Cells.FirstOrDefault(cell => cell.HasTag(tag));

    public void ClearOutputs()
    {
        foreach (var cell in CodeCells) cell.ClearOutputs();
    }
}
