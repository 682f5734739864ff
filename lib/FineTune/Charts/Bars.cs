using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>Bars with error bars: the mean and standard deviation of a few things compared.</summary>
public static class Bars
{
    /// <summary>Draws bars side by side, from 0 up, each with its value.</summary>
    /// <param name="title">The title.</param>
    /// <param name="quantity">What the bars measure, such as <c>"validation accuracy"</c>.</param>
    /// <param name="bars">The bars.</param>
    /// <returns>The figure, in percent where all means lie between 0 and 1.</returns>
    /// <exception cref="ArgumentException">There is no bar.</exception>
    public static Figure Of(string title, string quantity, params Bar[] bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        if (bars.Length == 0) throw new ArgumentException("There is nothing to draw: give at least one bar.", nameof(bars));
        var shares = bars.All(bar => bar.Mean is >= 0 and <= 1);
        var layout = PlotlyLayout.Of(title);
        layout["xaxis"] = PlotlyLayout.Names();
        layout["yaxis"] = PlotlyLayout.Axis(quantity);
        layout["yaxis"]!["rangemode"] = "tozero";
        if (shares) layout["yaxis"]!["tickformat"] = ".0%";
        PlotlyLayout.WithoutLegend(layout);
        layout["bargap"] = 0.45;
        return new Figure([Trace(bars, shares ? ".1%" : ".3~g")], layout);
    }

    private static JsonObject Trace(Bar[] bars, string format) => new()
    {
        ["type"] = "bar",
        ["x"] = PlotlyData.Texts(bars.Select(bar => bar.Name)),
        ["y"] = PlotlyData.Numbers(bars.Select(bar => bar.Mean)),
        ["error_y"] = new JsonObject
        {
            ["type"] = "data",
            ["array"] = PlotlyData.Numbers(bars.Select(bar => bar.StandardDeviation)),
            ["visible"] = bars.Any(bar => bar.StandardDeviation > 0),
            ["color"] = Palette.Ink,
            ["thickness"] = 1.5,
            ["width"] = 5,
        },
        ["marker"] = new JsonObject { ["color"] = PlotlyData.Texts(bars.Select((_, i) => Palette.Color(i))) },
        // Inside and low, where no error bar crosses it.
        ["texttemplate"] = $"%{{y:{format}}}",
        ["textposition"] = "inside",
        ["insidetextanchor"] = "start",
        ["textangle"] = 0,
        ["insidetextfont"] = new JsonObject { ["color"] = "#FFFFFF", ["size"] = 14 },
        ["hovertemplate"] = $"%{{x}}: %{{y:{format}}} ± %{{error_y.array:{format}}}<extra></extra>",
    };
}
