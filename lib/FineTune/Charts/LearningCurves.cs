using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>Loss and accuracy over the epochs, training and validation, of one or more runs.</summary>
public static class LearningCurves
{
    /// <summary>Draws runs into one figure: loss on the left, accuracy on the right; a vertical line where a phase begins.</summary>
    /// <param name="runs">One or more runs. With one, colours tell training from validation; with more, they tell the runs.</param>
    /// <returns>The figure. A panel for which no run has values is left out.</returns>
    /// <exception cref="ArgumentException">There is no run, or no run has any value.</exception>
    public static Figure Of(params Run[] runs) => Of("Learning curves", runs);

    /// <summary>As <see cref="Of(Run[])"/>, under a title of your own.</summary>
    /// <param name="title">The title.</param>
    /// <param name="runs">One or more runs.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">There is no run, or no run has any value.</exception>
    public static Figure Of(string title, params Run[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        CurvePanel[] panels = [.. CurvePanel.All.Where(panel => runs.Any(panel.HasValues))];
        if (panels.Length == 0) throw new ArgumentException("There is nothing to draw: give at least one run that has recorded an epoch.", nameof(runs));
        var layout = PlotlyLayout.Of(title);
        layout["hovermode"] = "x unified";
        var traces = new List<JsonObject>();
        for (var i = 0; i < panels.Length; i++)
        {
            panels[i].AddAxes(layout, i, panels.Length, runs.Max(panels[i].Epochs));
            for (var run = 0; run < runs.Length; run++) traces.AddRange(panels[i].Traces(runs[run], run, runs.Length == 1, i));
        }
        PhaseLines.Add(layout, runs, panels.Length);
        return new Figure(traces, layout);
    }
}
