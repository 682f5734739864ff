using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>One of the panels of <see cref="LearningCurves"/>: a quantity, where a run keeps it, and how it is written.</summary>
internal sealed record CurvePanel(string Title, string Format, Func<Run, IReadOnlyList<double>> Train, Func<Run, IReadOnlyList<double>> Validation)
{
    private const double Gap = 0.1;
    private const int MostMarkers = 30;

    internal static readonly CurvePanel[] All =
    [
        new("loss", ".3f", run => run.TrainLoss, run => run.ValidationLoss),
        new("accuracy", ".1%", run => run.TrainAccuracy, run => run.ValidationAccuracy),
    ];

    internal bool HasValues(Run run) => Epochs(run) > 0;

    internal int Epochs(Run run) => Math.Max(Train(run).Count, Validation(run).Count);

    /// <summary>Plotly numbers its axes x, x2, x3 ...</summary>
    internal static string Suffix(int panel) => panel == 0 ? "" : $"{panel + 1}";

    internal void AddAxes(JsonObject layout, int panel, int panels, int epochs)
    {
        var width = (1 - Gap * (panels - 1)) / panels;
        var left = panel * (width + Gap);
        var x = PlotlyLayout.Counting(PlotlyLayout.Axis("epoch"), epochs);
        x["domain"] = PlotlyData.Numbers([left, Math.Min(left + width, 1)]);
        x["anchor"] = "y" + Suffix(panel);
        x["range"] = PlotlyData.Numbers([0.5, Math.Max(epochs, 2) + 0.5]);
        var y = PlotlyLayout.Axis(Title);
        y["anchor"] = "x" + Suffix(panel);
        if (Format.EndsWith('%')) y["tickformat"] = ".0%";
        layout["xaxis" + Suffix(panel)] = x;
        layout["yaxis" + Suffix(panel)] = y;
    }

    internal IEnumerable<JsonObject> Traces(Run run, int number, bool alone, int panel)
    {
        var name = alone ? "" : run.Name + ", ";
        if (Train(run) is { Count: > 0 } train) yield return Trace(name + "train", train, panel, Palette.Color(number), "dot");
        if (Validation(run) is { Count: > 0 } validation) yield return Trace(name + "validation", validation, panel, Palette.Color(alone ? 1 : number), "solid");
    }

    private JsonObject Trace(string name, IReadOnlyList<double> values, int panel, string color, string dash)
    {
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = PlotlyText.Encode(name),
            ["x"] = PlotlyData.Counting(values.Count),
            ["y"] = PlotlyData.Numbers(values),
            ["xaxis"] = "x" + Suffix(panel),
            ["yaxis"] = "y" + Suffix(panel),
            // One entry in the legend for both panels; a click on it hides both.
            ["legendgroup"] = PlotlyText.Encode(name),
            ["showlegend"] = panel == 0,
            ["line"] = new JsonObject { ["color"] = color, ["width"] = 2, ["dash"] = dash },
            ["hovertemplate"] = $"%{{y:{Format}}}",
        };
        if (values.Count > MostMarkers) return trace;
        // A line needs two epochs; a marker shows one.
        trace["mode"] = "lines+markers";
        trace["marker"] = new JsonObject { ["color"] = color, ["size"] = 6 };
        return trace;
    }
}
