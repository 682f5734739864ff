using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>The style that all figures share: quiet, transparent, as wide as the cell and low enough to stay on one screen.</summary>
internal static class PlotlyLayout
{
    private const int Height = 380;
    private const string Clear = "rgba(0,0,0,0)";
    private const string Fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

    internal static JsonObject Of(string title) => new()
    {
        ["title"] = new JsonObject
        {
            ["text"] = PlotlyText.Encode(title),
            ["x"] = 0,
            ["xref"] = "paper",
            ["xanchor"] = "left",
            ["y"] = 0.97,
            ["yref"] = "container",
            ["yanchor"] = "top",
            ["font"] = new JsonObject { ["size"] = 16 },
        },
        ["font"] = new JsonObject { ["family"] = Fonts, ["size"] = 13, ["color"] = Palette.Ink },
        ["height"] = Height,
        ["autosize"] = true,
        ["margin"] = new JsonObject { ["l"] = 64, ["r"] = 24, ["t"] = 56, ["b"] = 80 },
        ["paper_bgcolor"] = Clear,
        ["plot_bgcolor"] = Clear,
        ["legend"] = new JsonObject { ["orientation"] = "h", ["x"] = 0, ["y"] = 0, ["yref"] = "container", ["yanchor"] = "bottom", ["traceorder"] = "normal" },
        ["modebar"] = new JsonObject { ["bgcolor"] = Clear, ["color"] = Palette.Line, ["activecolor"] = Palette.Ink },
        ["hoverlabel"] = new JsonObject { ["font"] = new JsonObject { ["family"] = Fonts, ["size"] = 13 } },
    };

    internal static JsonObject Axis(string title) => new()
    {
        ["title"] = new JsonObject { ["text"] = PlotlyText.Encode(title), ["standoff"] = 8 },
        ["gridcolor"] = Palette.Line,
        ["linecolor"] = Palette.Line,
        ["zeroline"] = false,
        ["automargin"] = true,
    };

    internal static JsonObject WithoutGrid(JsonObject axis)
    {
        axis["showgrid"] = false;
        _ = axis.Remove("gridcolor");
        return axis;
    }

    /// <summary>An axis of names: no grid lines between them, for they measure nothing.</summary>
    internal static JsonObject Names()
    {
        var axis = WithoutGrid(Axis(""));
        axis["type"] = "category";
        return axis;
    }

    /// <summary>Takes away the legend and the room that it would have had.</summary>
    internal static void WithoutLegend(JsonObject layout)
    {
        layout["showlegend"] = false;
        layout["margin"]!["b"] = 56;
    }

    /// <summary>Whole numbers on the axis, every one of them while there is room.</summary>
    internal static JsonObject Counting(JsonObject axis, int most)
    {
        axis["tickformat"] = "d";
        if (most <= 12) axis["dtick"] = 1;
        return WithoutGrid(axis);
    }
}
