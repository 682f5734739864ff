using System.Text.Json.Nodes;

namespace Workbook.Snapshots;

/// <summary>How large a figure is drawn, in pixels of a page.</summary>
internal readonly record struct FigureSize(int Width, int Height)
{
    private const int UsualWidth = 700;
    private const int UsualHeight = 450;
    private const int Most = 4000;

    /// <summary>What the figure's layout asks for, or Plotly's usual size.</summary>
    public static FigureSize Of(JsonNode? figure)
    {
        var layout = (figure as JsonObject)?["layout"] as JsonObject;
        return new FigureSize(Read(layout?["width"]) ?? UsualWidth, Read(layout?["height"]) ?? UsualHeight);
    }

    private static int? Read(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double pixels) && pixels is >= 10 and <= Most ? (int)pixels : null;
}
