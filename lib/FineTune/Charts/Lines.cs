using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>Lines over a common horizontal axis: any quantity against any other.</summary>
public static class Lines
{
    private const double BandOpacity = 0.15;

    /// <summary>Draws lines into one figure.</summary>
    /// <param name="title">The title.</param>
    /// <param name="horizontal">What stands on the horizontal axis.</param>
    /// <param name="vertical">What stands on the vertical axis; values that are all between 0 and 1 and a name that ends in "accuracy" give percents.</param>
    /// <param name="lines">The lines, each with its colour.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">No line has a point, or one has not as many X as Y.</exception>
    public static Figure Of(string title, string horizontal, string vertical, params Line[] lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (!lines.Any(line => line.Y.Count > 0)) throw new ArgumentException("There is nothing to draw: give at least one line with a point.", nameof(lines));
        foreach (var line in lines)
            if (line.X.Count != line.Y.Count) throw new ArgumentException($"'{line.Name}' has {line.X.Count} places and {line.Y.Count} values.", nameof(lines));
        var layout = PlotlyLayout.Of(title);
        layout["xaxis"] = PlotlyLayout.WithoutGrid(PlotlyLayout.Axis(horizontal));
        layout["yaxis"] = PlotlyLayout.Axis(vertical);
        if (vertical.EndsWith("accuracy", StringComparison.OrdinalIgnoreCase) && lines.All(line => line.Y.All(y => !(y is < 0 or > 1))))
            layout["yaxis"]!["tickformat"] = ".0%";
        if (lines.Count(line => line.Name.Length > 0) < 2) PlotlyLayout.WithoutLegend(layout);
        return new Figure(lines.SelectMany((line, i) => Traces(line, line.IsReference ? Palette.Ink : Palette.Color(i))), layout);
    }

    private static IEnumerable<JsonObject> Traces(Line line, string color)
    {
        if (line.Low.Count == line.X.Count && line.High.Count == line.X.Count && line.X.Count > 0) yield return Band(line, color);
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = line.PointsOnly ? "markers" : line.Markers ? "lines+markers" : "lines",
            ["name"] = PlotlyText.Encode(line.Name),
            ["legendgroup"] = PlotlyText.Encode(line.Name),
            ["showlegend"] = line.Name.Length > 0,
            ["x"] = PlotlyData.Numbers(line.X),
            ["y"] = PlotlyData.Numbers(line.Y),
            ["line"] = new JsonObject { ["color"] = color, ["width"] = 2, ["dash"] = line.IsReference ? "dash" : "solid" },
            ["hovertemplate"] = "%{x:.4~g}: %{y:.4~g}",
        };
        if (line.Markers || line.PointsOnly) trace["marker"] = new JsonObject { ["color"] = color, ["size"] = 7 };
        yield return trace;
    }

    // There along the upper edge and back along the lower one.
    private static JsonObject Band(Line line, string color) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["x"] = PlotlyData.Numbers(line.X.Concat(line.X.Reverse())),
        ["y"] = PlotlyData.Numbers(line.High.Concat(line.Low.Reverse())),
        ["fill"] = "toself",
        ["fillcolor"] = color,
        ["opacity"] = BandOpacity,
        ["line"] = new JsonObject { ["width"] = 0 },
        ["legendgroup"] = PlotlyText.Encode(line.Name),
        ["showlegend"] = false,
        ["hoverinfo"] = "skip",
    };
}
