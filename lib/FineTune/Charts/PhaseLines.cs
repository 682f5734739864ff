using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>The vertical lines of <see cref="LearningCurves"/> where a phase begins, with the phase's name.</summary>
internal static class PhaseLines
{
    internal static void Add(JsonObject layout, IReadOnlyList<Run> runs, int panels)
    {
        // The first phase begins with the figure; runs of the same plan share their lines.
        var phases = runs.SelectMany(run => run.Phases).Where(phase => phase.FirstEpoch > 1).Distinct().ToList();
        if (phases.Count == 0) return;
        var shapes = new JsonArray();
        var annotations = new JsonArray();
        for (var panel = 0; panel < panels; panel++)
            foreach (var phase in phases)
            {
                shapes.Add(Line(phase, CurvePanel.Suffix(panel)));
                annotations.Add(Name(phase, CurvePanel.Suffix(panel)));
            }
        layout["shapes"] = shapes;
        layout["annotations"] = annotations;
    }

    private static double Before(Phase phase) => phase.FirstEpoch - 0.5;

    private static JsonObject Line(Phase phase, string panel) => new()
    {
        ["type"] = "line",
        ["xref"] = "x" + panel,
        ["x0"] = Before(phase),
        ["x1"] = Before(phase),
        ["yref"] = $"y{panel} domain",
        ["y0"] = 0,
        ["y1"] = 1,
        ["line"] = new JsonObject { ["color"] = Palette.Ink, ["width"] = 1, ["dash"] = "dash" },
    };

    private static JsonObject Name(Phase phase, string panel) => new()
    {
        ["text"] = PlotlyText.Encode(phase.Name),
        ["xref"] = "x" + panel,
        ["x"] = Before(phase),
        ["xanchor"] = "left",
        ["yref"] = $"y{panel} domain",
        ["y"] = 1,
        ["yanchor"] = "bottom",
        ["showarrow"] = false,
        ["font"] = new JsonObject { ["size"] = 11 },
    };
}
