using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>How often answers of a given confidence are right: on the diagonal, confidence can be believed.</summary>
public static class ReliabilityDiagram
{
    /// <summary>Draws a bar for each bin of confidence, and the diagonal.</summary>
    /// <param name="title">The title.</param>
    /// <param name="centers">The middle of each bin, 0 to 1.</param>
    /// <param name="width">The width of a bin.</param>
    /// <param name="accuracies">The share of right answers in each bin; NaN where it is empty.</param>
    /// <param name="counts">How many answers fell into each bin.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or are empty.</exception>
    public static Figure Of(string title, IReadOnlyList<double> centers, double width, IReadOnlyList<double> accuracies, IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(centers);
        ArgumentNullException.ThrowIfNull(accuracies);
        ArgumentNullException.ThrowIfNull(counts);
        if (centers.Count == 0 || centers.Count != accuracies.Count || centers.Count != counts.Count)
            throw new ArgumentException($"Give as many accuracies ({accuracies.Count}) and counts ({counts.Count}) as bins ({centers.Count}), at least one.", nameof(centers));
        var layout = PlotlyLayout.Of(title);
        layout["xaxis"] = Axis("confidence");
        layout["yaxis"] = Axis("accuracy");
        layout["bargap"] = 0.06;
        return new Figure([Bars(centers, width, accuracies, counts), Diagonal()], layout);
    }

    private static JsonObject Axis(string title)
    {
        var axis = PlotlyLayout.Axis(title);
        axis["tickformat"] = ".0%";
        axis["range"] = PlotlyData.Numbers([0, 1]);
        return axis;
    }

    private static JsonObject Bars(IReadOnlyList<double> centers, double width, IReadOnlyList<double> accuracies, IReadOnlyList<int> counts) => new()
    {
        ["type"] = "bar",
        ["name"] = "accuracy",
        ["x"] = PlotlyData.Numbers(centers),
        ["y"] = PlotlyData.Numbers(accuracies),
        ["width"] = PlotlyData.Numbers(centers.Select(_ => width * 0.94)),
        ["text"] = PlotlyData.Texts(counts.Select(count => $"{count}")),
        ["textposition"] = "none",
        ["marker"] = new JsonObject { ["color"] = Palette.Color(0) },
        ["hovertemplate"] = "confidence %{x:.0%}: %{y:.1%} of %{text} right<extra></extra>",
    };

    private static JsonObject Diagonal() => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["name"] = "perfect calibration",
        ["x"] = PlotlyData.Numbers([0, 1]),
        ["y"] = PlotlyData.Numbers([0, 1]),
        ["line"] = new JsonObject { ["color"] = Palette.Color(1), ["width"] = 2, ["dash"] = "dash" },
        ["hoverinfo"] = "skip",
    };
}
