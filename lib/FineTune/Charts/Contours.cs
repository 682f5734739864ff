using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>A surface seen from above, and paths over it: how optimisers walk down a loss.</summary>
public static class Contours
{
    private const int Steps = 80;

    /// <summary>Draws the contour lines of a function of two variables, with paths over them.</summary>
    /// <param name="title">The title.</param>
    /// <param name="function">The function.</param>
    /// <param name="horizontal">From and to on the horizontal axis.</param>
    /// <param name="vertical">From and to on the vertical axis.</param>
    /// <param name="paths">The paths, each with its colour; a mark for each point. Points outside are not drawn.</param>
    /// <returns>The figure; lines stand where the logarithm of the height above the lowest point grows evenly, so that a flat valley shows.</returns>
    public static Figure Of(string title, Func<double, double, double> function, (double From, double To) horizontal, (double From, double To) vertical, params Line[] paths)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(paths);
        double[] x = Even(horizontal), y = Even(vertical);
        var heights = y.Select(b => x.Select(a => function(a, b)).ToArray()).ToArray();
        var lowest = heights.Min(row => row.Min());
        var small = 1e-3 * (heights.Max(row => row.Max()) - lowest) + double.Epsilon;
        var layout = PlotlyLayout.Of(title);
        layout["height"] = 460;
        layout["xaxis"] = Fixed(horizontal);
        layout["yaxis"] = Fixed(vertical);
        if (paths.Length == 0) PlotlyLayout.WithoutLegend(layout);
        var surface = new JsonObject
        {
            ["type"] = "contour",
            ["x"] = PlotlyData.Numbers(x),
            ["y"] = PlotlyData.Numbers(y),
            ["z"] = new JsonArray([.. heights.Select(row => (JsonNode)PlotlyData.Numbers(row.Select(height => Math.Log10(height - lowest + small))))]),
            ["ncontours"] = 24,
            ["showscale"] = false,
            ["colorscale"] = "Greys",
            ["reversescale"] = true,
            ["opacity"] = 0.5,
            ["hoverinfo"] = "skip",
        };
        return new Figure(paths.Select((path, i) => Trace(path, Palette.Color(i))).Prepend(surface), layout);
    }

    private static JsonObject Trace(Line path, string color) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines+markers",
        ["name"] = PlotlyText.Encode(path.Name),
        ["x"] = PlotlyData.Numbers(path.X),
        ["y"] = PlotlyData.Numbers(path.Y),
        ["line"] = new JsonObject { ["color"] = color, ["width"] = 2 },
        ["marker"] = new JsonObject { ["color"] = color, ["size"] = 5 },
        ["hovertemplate"] = "%{x:.3~g}, %{y:.3~g}",
    };

    private static JsonObject Fixed((double From, double To) range)
    {
        var axis = PlotlyLayout.WithoutGrid(PlotlyLayout.Axis(""));
        axis["range"] = PlotlyData.Numbers([range.From, range.To]);
        return axis;
    }

    private static double[] Even((double From, double To) range) => [.. Enumerable.Range(0, Steps + 1).Select(i => range.From + ((range.To - range.From) * i / Steps))];
}
