using System.Text.Json;
using System.Text.Json.Nodes;
using FineTune.Charts.Display;

namespace FineTune.Charts;

/// <summary>
/// A Plotly figure as data: traces and a layout, in Plotly's own words, to be changed freely before it is shown. A notebook
/// shows it as a live chart, a terminal as a few lines of text. Source: plotly.com/javascript/reference.
/// </summary>
/// <example><code>
/// var figure = LearningCurves.Of(run);
/// figure.Layout["height"] = 500;
/// figure
/// </code></example>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Text])]
public sealed class Figure
{
    /// <summary>A figure of traces and a layout.</summary>
    /// <param name="traces">The traces, each with its <c>type</c>.</param>
    /// <param name="layout">The layout.</param>
    public Figure(IEnumerable<JsonObject> traces, JsonObject layout)
    {
        ArgumentNullException.ThrowIfNull(traces);
        ArgumentNullException.ThrowIfNull(layout);
        Traces = [.. traces];
        Layout = layout;
    }

    /// <summary>Plotly's <c>data</c>.</summary>
    public IList<JsonObject> Traces { get; }

    /// <summary>Plotly's <c>layout</c>.</summary>
    public JsonObject Layout { get; }

    /// <summary>Plotly's <c>config</c>: as wide as there is room, no logo, no tools that only select.</summary>
    public JsonObject Config { get; } = new()
    {
        ["responsive"] = true,
        ["displaylogo"] = false,
        ["modeBarButtonsToRemove"] = new JsonArray("select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d"),
    };

    /// <summary>Takes a figure that another library wrote as JSON, such as Plotly.NET.</summary>
    /// <param name="json">An object with <c>data</c> and, if it likes, <c>layout</c>.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="JsonException">It isn't JSON, or not such an object.</exception>
    public static Figure FromJson(string json)
    {
        if (JsonNode.Parse(json) is not JsonObject root || root["data"] is not JsonArray data || !data.All(trace => trace is JsonObject))
            throw new JsonException("A Plotly figure is a JSON object with an array of traces named 'data'.");
        return new Figure(data.Select(trace => (JsonObject)trace!.DeepClone()), root["layout"]?.DeepClone() as JsonObject ?? []);
    }

    /// <summary>The whole figure as plotly.js takes it.</summary>
    /// <returns><c>{"data": [...], "layout": {...}, "config": {...}}</c>.</returns>
    public string ToJson()
    {
        var data = new JsonArray([.. Traces.Select(trace => trace.DeepClone())]);
        return new JsonObject { ["data"] = data, ["layout"] = Layout.DeepClone(), ["config"] = Config.DeepClone() }.ToJsonString();
    }

    /// <summary>The figure in words: its title, its series and their last values.</summary>
    /// <returns>A few lines of text.</returns>
    public override string ToString() => FigureText.Of(this);
}
