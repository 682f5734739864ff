using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Snapshots;

/// <summary>Puts beside each figure of a notebook its picture, for readers whose viewer runs no scripts, such as GitHub.</summary>
internal static class FigureSnapshots
{
    /// <returns>A line for each figure that could not be drawn.</returns>
    public static async Task<IReadOnlyList<string>> AddAsync(Notebook notebook, FigurePainter painter, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var cell in notebook.CodeCells)
        {
            foreach (var output in cell.Outputs.OfType<DisplayOutput>())
            {
                if (output.Data[Mime.Plotly] is not { } figure || output.Data[Mime.Png] is not null) continue;
                try
                {
                    var size = FigureSize.Of(JsonNode.Parse(figure));
                    var picture = await painter.PaintAsync(figure, size, cancellation);
                    output.Data.Add(Mime.Png, await PngQuant.ShrinkAsync(picture, cancellation));
                    output.Metadata[Mime.Png] = new JsonObject { ["width"] = size.Width, ["height"] = size.Height };
                }
                catch (SnapshotException error)
                {
                    faults.Add($"cell [{cell.ExecutionCount}]: a figure has no picture: {error.Message}");
                }
            }
        }

        return faults;
    }
}
