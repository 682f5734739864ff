using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>How many images of each class a split holds.</summary>
/// <param name="Name">The split, such as <c>"train"</c>.</param>
/// <param name="Counts">Images a class, in the order of the classes.</param>
public sealed record SplitCounts(string Name, IReadOnlyList<int> Counts);

/// <summary>The images of each class, a bar a class: imbalance at a glance.</summary>
public static class ClassCounts
{
    private const int RowHeight = 26;
    private const int MostHeight = 1400;

    /// <summary>Draws a lying bar for each class, with the splits one after the other.</summary>
    /// <param name="classes">The names of the classes, top to bottom.</param>
    /// <param name="splits">One or more splits with a count for each class.</param>
    /// <returns>The figure, higher where there are many classes.</returns>
    /// <exception cref="ArgumentException">There is no class, or a split doesn't count all of them.</exception>
    public static Figure Of(IReadOnlyList<string> classes, params SplitCounts[] splits)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(splits);
        if (classes.Count == 0 || splits.Length == 0) throw new ArgumentException("There is nothing to draw: give at least one class and one split.", nameof(classes));
        foreach (var split in splits)
            if (split.Counts.Count != classes.Count) throw new ArgumentException($"Split '{split.Name}' counts {split.Counts.Count} classes; there are {classes.Count}.", nameof(splits));
        return new Figure(splits.Select((split, i) => Trace(classes, split, i)), Layout(classes.Count, splits.Length));
    }

    private static JsonObject Layout(int classes, int splits)
    {
        var layout = PlotlyLayout.Of("Images a class");
        layout["barmode"] = "stack";
        layout["bargap"] = 0.3;
        layout["height"] = Math.Clamp(160 + RowHeight * classes, 240, MostHeight);
        if (splits == 1) PlotlyLayout.WithoutLegend(layout);
        layout["xaxis"] = PlotlyLayout.Axis("images");
        layout["yaxis"] = PlotlyLayout.Names();
        layout["yaxis"]!["autorange"] = "reversed";
        return layout;
    }

    private static JsonObject Trace(IReadOnlyList<string> classes, SplitCounts split, int number) => new()
    {
        ["type"] = "bar",
        ["orientation"] = "h",
        ["name"] = PlotlyText.Encode(split.Name),
        ["y"] = PlotlyData.Texts(classes),
        ["x"] = PlotlyData.Numbers(split.Counts.Select(count => (double)count)),
        ["marker"] = new JsonObject { ["color"] = Palette.Color(number) },
        ["texttemplate"] = "%{x}",
        ["textposition"] = "inside",
        ["textangle"] = 0,
        ["insidetextfont"] = new JsonObject { ["color"] = "#FFFFFF" },
        ["hovertemplate"] = "%{y}: %{x}",
    };
}
