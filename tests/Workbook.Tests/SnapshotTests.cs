using System.Buffers.Binary;
using Workbook.Html;
using Workbook.Notebooks;
using Workbook.Snapshots;

namespace Workbook.Tests;

/// <summary>A test that draws with plotly.js in Chromium; skipped, visibly, where one of them is not installed.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Find() is null) Skip = "Chromium is not installed";
        else if (PageScript.Plotly.Find() is null) Skip = "plotly.js is not installed";
    }
}

public class SnapshotTests
{
    private const string Line = """{"data": [{"x": [1, 2], "y": [2, 1]}], "layout": {"title": {"text": "</script>\u2028"}}}""";
    private const string Small = """{"data": [{"type": "bar", "x": ["a"], "y": [1]}], "layout": {"width": 300, "height": 200}}""";

    [ChromiumFact]
    public async Task Each_figure_gets_a_picture_of_its_size_and_always_the_same()
    {
        var first = await PaintAsync(Line, Small);
        var second = await PaintAsync(Line, Small);
        Assert.Equal((1400, 900), Size(first[0]));
        Assert.Equal((600, 400), Size(first[1]));
        Assert.Equal(first.Select(output => output.Data[Mime.Png]), second.Select(output => output.Data[Mime.Png]));
        Assert.Equal(300, (int)first[1].Metadata[Mime.Png]!["width"]!);
    }

    [ChromiumFact]
    public async Task A_figure_that_cannot_be_drawn_is_told_and_the_others_are_drawn()
    {
        var notebook = Figures("""{"data": [null]}""", Small);
        await using var painter = FigurePainter.Create();
        var faults = await FigureSnapshots.AddAsync(notebook, painter, CancellationToken.None);
        Assert.StartsWith("cell [1]: a figure has no picture:", Assert.Single(faults), StringComparison.Ordinal);
        Assert.NotNull(Output(notebook.Cells[1]).Data[Mime.Png]);
    }

    [Fact]
    public void A_figure_is_as_large_as_it_asks_within_reason()
    {
        Assert.Equal(new FigureSize(700, 450), FigureSize.Of(null));
        Assert.Equal(new FigureSize(320, 450), FigureSize.Of(System.Text.Json.Nodes.JsonNode.Parse("""{"layout": {"width": 320.5, "height": 1e9}}""")));
    }

    private static async Task<List<DisplayOutput>> PaintAsync(params string[] figures)
    {
        var notebook = Figures(figures);
        await using var painter = FigurePainter.Create();
        Assert.Empty(await FigureSnapshots.AddAsync(notebook, painter, CancellationToken.None));
        return [.. notebook.Cells.Select(Output)];
    }

    private static Notebook Figures(params string[] figures) => new(
        figures.Select((figure, i) =>
        {
            var cell = Cells.Code("figure");
            cell.ExecutionCount = i + 1;
            cell.Outputs.Add(new DisplayOutput(MimeBundle.Of(Mime.Plotly, figure)));
            return cell;
        }),
        []);

    private static DisplayOutput Output(Cell cell) => Assert.IsType<DisplayOutput>(Assert.Single(cell.Outputs));

    // Width and height stand at fixed places of a PNG's first chunk.
    private static (int Width, int Height) Size(DisplayOutput output)
    {
        var png = Convert.FromBase64String(output.Data[Mime.Png]!);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
