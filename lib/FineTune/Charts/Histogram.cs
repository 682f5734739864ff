using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>Values to count, such as the confidences of the wrong answers.</summary>
/// <param name="Name">What the values are.</param>
/// <param name="Values">The values; those that aren't finite are left out.</param>
public sealed record Sample(string Name, IReadOnlyList<double> Values);

/// <summary>How often values of which size occur. Counted here: the figure holds the bins, however many values there were.</summary>
public static class Histogram
{
    /// <summary>Draws samples over each other, in the same bins.</summary>
    /// <param name="title">The title.</param>
    /// <param name="quantity">What the values measure.</param>
    /// <param name="samples">One or more samples.</param>
    /// <returns>The figure, of 30 bins of the same width.</returns>
    /// <exception cref="ArgumentException">No sample has a finite value.</exception>
    public static Figure Of(string title, string quantity, params Sample[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var bins = Bins.Over(samples.SelectMany(sample => sample.Values))
            ?? throw new ArgumentException("There is nothing to draw: no sample has a finite value.", nameof(samples));
        var layout = PlotlyLayout.Of(title);
        layout["xaxis"] = PlotlyLayout.WithoutGrid(PlotlyLayout.Axis(quantity));
        layout["yaxis"] = PlotlyLayout.Axis("count");
        layout["barmode"] = "overlay";
        layout["bargap"] = 0.04;
        if (samples.Length == 1) PlotlyLayout.WithoutLegend(layout);
        return new Figure(samples.Select((sample, i) => Trace(sample, bins, i, samples.Length)), layout);
    }

    private static JsonObject Trace(Sample sample, Bins bins, int number, int samples) => new()
    {
        ["type"] = "bar",
        ["name"] = PlotlyText.Encode(sample.Name),
        ["x"] = PlotlyData.Numbers(bins.Centers),
        ["y"] = PlotlyData.Numbers(bins.Count(sample.Values)),
        ["opacity"] = samples > 1 ? 0.7 : 1,
        ["marker"] = new JsonObject { ["color"] = Palette.Color(number) },
        ["hovertemplate"] = "%{x:.3~g}: %{y:d}",
    };
}
