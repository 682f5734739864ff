using Workbook.Notebooks;

namespace Workbook.Running;

/// <summary>What the cells tagged <c>result</c> have to say in one line each.</summary>
internal static class KeyResult
{
    public static IReadOnlyList<string> Of(Notebook notebook) =>
        [.. notebook.CodeCells.Where(cell => cell.HasTag(Tags.Result)).Select(Line).OfType<string>()];

    private static string? Line(Cell cell)
    {
        var shown = cell.Outputs.OfType<DisplayOutput>().Select(output => output.Data[Mime.Plain]).LastOrDefault(text => text is not null);
        var printed = cell.Outputs.OfType<StreamOutput>().Where(output => output.Name == "stdout").Select(output => output.Text.ToString());
        return FirstLine(shown) ?? FirstLine(string.Concat(printed));
    }

    private static string? FirstLine(string? text) =>
        text?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
}
