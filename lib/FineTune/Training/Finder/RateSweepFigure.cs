using System.Globalization;
using System.Text.Json.Nodes;
using FineTune.Charts;

namespace FineTune.Training;

/// <summary>A <see cref="RateSweep"/> as a figure: the loss over the logarithm of the rate.</summary>
internal static class RateSweepFigure
{
    internal static Figure Of(RateSweep sweep)
    {
        var layout = PlotlyLayout.Of("Loss over the learning rate");
        var x = PlotlyLayout.Axis("learning rate");
        x["type"] = "log";
        x["exponentformat"] = "power";
        layout["xaxis"] = x;
        layout["yaxis"] = PlotlyLayout.Axis("loss");
        return new Figure(
            [
                Line("loss of a batch", sweep.Rates, sweep.Losses, 0.35, 1),
                Line("smoothed", sweep.Rates, sweep.Smoothed, 1, 2),
                Mark("steepest", sweep, sweep.Steepest, 1),
                Mark("valley", sweep, sweep.Valley, 2),
            ],
            layout);
    }

    private static JsonObject Line(string name, IEnumerable<double> rates, IEnumerable<double> losses, double opacity, int width) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["name"] = name,
        ["x"] = PlotlyData.Numbers(rates),
        ["y"] = PlotlyData.Numbers(losses),
        ["opacity"] = opacity,
        ["line"] = new JsonObject { ["color"] = Palette.Color(0), ["width"] = width },
        ["hovertemplate"] = "rate %{x:.2e}: loss %{y:.3f}",
    };

    private static JsonObject Mark(string name, RateSweep sweep, double rate, int color) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "markers",
        ["name"] = string.Create(CultureInfo.InvariantCulture, $"{name}: {rate:0.0e+0}"),
        ["x"] = PlotlyData.Numbers([rate]),
        ["y"] = PlotlyData.Numbers([sweep.Smoothed[sweep.Rates.ToList().IndexOf(rate)]]),
        ["marker"] = new JsonObject { ["color"] = Palette.Color(color), ["size"] = 10 },
        ["hovertemplate"] = "rate %{x:.2e}",
    };
}
