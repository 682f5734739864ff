using FineTune.Charts;

namespace FineTune.Transfer;

/// <summary>The rungs of a search as lines that end where a recipe was left behind.</summary>
internal static class RungFigure
{
    internal static Figure Of(SearchResult result)
    {
        var tried = result.Trials.Where(trial => trial.Scores.Count > 0).ToList();
        if (tried.Count == 0) throw new ArgumentException("No recipe was trained to the end of its first rung: there is nothing to draw.");
        var best = result.BestTrial;
        var others = tried.Where(trial => trial != best).GroupBy(trial => trial.Scores[^1].Epochs).OrderBy(group => group.Key);
        Line[] lines = [.. others.Select(group => Paths($"ended after {group.Key} epoch{(group.Key == 1 ? "" : "s")}", group)), Paths("the best", [best])];
        return Lines.Of("Who went on", "epochs trained", "validation accuracy", lines).LogX();
    }

    // One line for many paths: what isn't a number parts them.
    private static Line Paths(string name, IEnumerable<Trial> trials)
    {
        var points = trials.SelectMany(trial => trial.Scores.Select(score => (X: (double)score.Epochs, Y: score.Accuracy)).Append((X: trial.Scores[^1].Epochs, Y: double.NaN))).ToList();
        return new Line(name, [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)]) { Markers = true };
    }
}
