namespace Workbook.Session;

/// <summary>A cell to run, and what errors call it.</summary>
/// <param name="Code">The text of the cell.</param>
/// <param name="Name">As a person would point at it: <c>cell [3]</c>, or the path of an imported file.</param>
/// <param name="Notebook">The notebook's file name, where there is one.</param>
internal sealed record CellSource(string Code, string Name, string? Notebook = null)
{
    public string FullName => Notebook is null ? Name : $"{Notebook}, {Name}";

    public string Line(int number) => Lines.ElementAtOrDefault(number - 1) ?? "";

    private string[] Lines => Code.ReplaceLineEndings("\n").Split('\n');
}
