using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>Points that belong together, such as the images of one class.</summary>
/// <param name="Name">What they are.</param>
/// <param name="X">Where they stand across.</param>
/// <param name="Y">Where they stand upwards.</param>
/// <param name="Texts">What each point is called, such as its file; shown under the mouse.</param>
public sealed record Cloud(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<string> Texts);

/// <summary>Points in a plane, in colours and shapes by what they are.</summary>
public static class Scatter
{
    // After the last colour it begins again, with another shape.
    private static readonly string[] Shapes = ["circle", "diamond", "square", "cross", "triangle-up", "star", "x", "pentagon"];

    /// <summary>Draws clouds of points.</summary>
    /// <param name="title">The title.</param>
    /// <param name="across">What the horizontal axis measures; empty for an axis without meaning, which is left out.</param>
    /// <param name="up">What the vertical axis measures; empty for none.</param>
    /// <param name="clouds">The points; each cloud as many across, upwards and texts.</param>
    /// <returns>The figure; a click on a name in the legend hides its points.</returns>
    /// <exception cref="ArgumentException">There is no point, or a cloud's lists differ in length.</exception>
    public static Figure Of(string title, string across, string up, params IEnumerable<Cloud> clouds)
    {
        List<Cloud> all = [.. clouds];
        if (all.Sum(cloud => cloud.X.Count) == 0) throw new ArgumentException("There is nothing to draw: give at least one point.", nameof(clouds));
        foreach (var cloud in all)
            if (cloud.X.Count != cloud.Y.Count || cloud.X.Count != cloud.Texts.Count)
                throw new ArgumentException($"'{cloud.Name}' has {cloud.X.Count} places across, {cloud.Y.Count} upwards and {cloud.Texts.Count} texts.", nameof(clouds));
        var layout = PlotlyLayout.Of(title);
        layout["height"] = 480;
        layout["hovermode"] = "closest";
        layout["xaxis"] = Axis(across);
        layout["yaxis"] = Axis(up);
        if (all.Count == 1) PlotlyLayout.WithoutLegend(layout);
        return new Figure(all.Select(Trace), layout);
    }

    private static JsonObject Axis(string title)
    {
        var axis = PlotlyLayout.Axis(title);
        if (title.Length > 0) return axis;
        axis["showticklabels"] = false;
        return PlotlyLayout.WithoutGrid(axis);
    }

    private static JsonObject Trace(Cloud cloud, int number) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "markers",
        ["name"] = PlotlyText.Encode(cloud.Name),
        ["x"] = PlotlyData.Numbers(cloud.X),
        ["y"] = PlotlyData.Numbers(cloud.Y),
        ["text"] = PlotlyData.Texts(cloud.Texts),
        ["marker"] = new JsonObject
        {
            ["color"] = Palette.Color(number),
            ["symbol"] = Shapes[number / Palette.Count % Shapes.Length],
            ["size"] = 8,
            ["opacity"] = 0.85,
        },
        ["hovertemplate"] = "%{text}",
    };
}
