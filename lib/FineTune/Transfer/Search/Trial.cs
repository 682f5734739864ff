using FineTune.Training;

namespace FineTune.Transfer;

/// <summary>One recipe in a search.</summary>
public sealed class Trial
{
    private readonly List<TrialScore> scores = [];

    internal Trial(int number, int bracket, Recipe recipe) => (Number, Bracket, Recipe) = (number, bracket, recipe);

    /// <summary>Which one, counted from 1 over the search.</summary>
    public int Number { get; }

    /// <summary>In which bracket it was tried, counted from 1.</summary>
    public int Bracket { get; }

    /// <summary>What was tried; its epochs are those of the last rung.</summary>
    public Recipe Recipe { get; }

    /// <summary>How it did, rung after rung.</summary>
    public IReadOnlyList<TrialScore> Scores => scores;

    /// <summary>Whether its loss became infinite or not a number: it lost, and the search went on.</summary>
    public bool Diverged { get; internal set; }

    /// <summary>How it did at the last rung that it was measured at; null where it diverged at the first.</summary>
    public TrialScore? Last => scores.Count > 0 ? scores[^1] : null;

    internal void Add(TrialScore score) => scores.Add(score);

    /// <summary>The best first: who was trained longer, then who was better after that; the earlier one where both are equal.</summary>
    internal static IOrderedEnumerable<Trial> Ordered(IEnumerable<Trial> trials, BestBy by)
    {
        var longest = trials.OrderBy(trial => trial.Diverged || trial.Scores.Count == 0).ThenByDescending(trial => trial.Last?.Epochs ?? 0);
        return (by == BestBy.ValidationLoss ? longest.ThenBy(Loss) : longest.ThenByDescending(trial => trial.Last?.Accuracy ?? 0).ThenBy(Loss)).ThenBy(trial => trial.Number);
    }

    private static double Loss(Trial trial) => trial.Last?.Loss is { } loss && double.IsFinite(loss) ? loss : double.PositiveInfinity;
}
