using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>Logarithmic axes, for rates, sizes and losses that span orders of magnitude.</summary>
public static class LogAxes
{
    /// <summary>Makes the horizontal axis logarithmic.</summary>
    /// <param name="figure">The figure; it is changed.</param>
    /// <returns>The same figure.</returns>
    public static Figure LogX(this Figure figure) => Log(figure, "xaxis");

    /// <summary>Makes the vertical axis logarithmic.</summary>
    /// <param name="figure">The figure; it is changed.</param>
    /// <returns>The same figure.</returns>
    public static Figure LogY(this Figure figure) => Log(figure, "yaxis");

    private static Figure Log(Figure figure, string name)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (figure.Layout[name] is not JsonObject axis) figure.Layout[name] = axis = [];
        axis["type"] = "log";
        return figure;
    }
}
