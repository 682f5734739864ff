using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>One line through points.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="X">Where the points stand.</param>
/// <param name="Y">How high they are; what isn't finite is a gap.</param>
public sealed record Line(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Whether it is drawn dashed and without points, as something to compare with.</summary>
    public bool IsReference { get; init; }
}

/// <summary>A quantity against another, a line each for a few things compared.</summary>
public static class Lines
{
    /// <summary>Draws lines over each other.</summary>
    /// <param name="title">The title.</param>
    /// <param name="across">What the horizontal axis measures, with its unit.</param>
    /// <param name="up">What the vertical axis measures.</param>
    /// <param name="lines">The lines.</param>
    /// <returns>The figure; the vertical axis is from 0 to 100% where all values lie between 0 and 1.</returns>
    /// <exception cref="ArgumentException">No line has a point, or one has more heights than places.</exception>
    public static Figure Of(string title, string across, string up, params Line[] lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (!lines.Any(line => line.Y.Count > 0)) throw new ArgumentException("There is nothing to draw: give at least one line with a point.", nameof(lines));
        foreach (var line in lines)
            if (line.X.Count != line.Y.Count) throw new ArgumentException($"Line '{line.Name}' has {line.X.Count} places and {line.Y.Count} heights.", nameof(lines));
        var shares = lines.All(line => line.Y.All(y => !double.IsFinite(y) || y is >= 0 and <= 1));
        var layout = PlotlyLayout.Of(title);
        layout["xaxis"] = PlotlyLayout.Axis(across);
        layout["yaxis"] = PlotlyLayout.Axis(up);
        if (shares)
        {
            layout["yaxis"]!["tickformat"] = ".0%";
            layout["yaxis"]!["range"] = PlotlyData.Numbers([0, 1.03]);
        }
        layout["hovermode"] = "x unified";
        if (lines.Length == 1) PlotlyLayout.WithoutLegend(layout);
        return new Figure(lines.Select((line, i) => Trace(line, i, shares ? ".1%" : ".4~g")), layout);
    }

    private static JsonObject Trace(Line line, int number, string format)
    {
        var color = line.IsReference ? Palette.Ink : Palette.Color(number);
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = line.IsReference ? "lines" : "lines+markers",
            ["name"] = PlotlyText.Encode(line.Name),
            ["x"] = PlotlyData.Numbers(line.X),
            ["y"] = PlotlyData.Numbers(line.Y),
            ["line"] = new JsonObject { ["color"] = color, ["width"] = 2, ["dash"] = line.IsReference ? "dash" : "solid" },
            ["marker"] = new JsonObject { ["color"] = color, ["size"] = 6 },
            ["hovertemplate"] = $"%{{y:{format}}}",
        };
    }
}
