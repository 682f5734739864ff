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

    /// <summary>What was tried; its epochs are those of the last rung, were it to come there.</summary>
    public Recipe Recipe { get; }

    /// <summary>How it did, rung after rung.</summary>
    public IReadOnlyList<TrialScore> Scores => scores;

    /// <summary>Whether its loss became infinite or not a number: it lost, and the search went on.</summary>
    public bool Diverged { get; internal set; }

    /// <summary>How it did at the last rung that it was measured at; null where it diverged at the first.</summary>
    public TrialScore? Last => scores.Count > 0 ? scores[^1] : null;

    /// <summary>Its best score: every rung is a whole training, with a whole schedule, so that its length is one of the choices. Null without a score.</summary>
    public TrialScore? Best { get; private set; }

    /// <summary>The best first; the earlier one where both are equal, and those without a score at the end.</summary>
    internal static IOrderedEnumerable<Trial> Ordered(IEnumerable<Trial> trials, Func<Trial, TrialScore?> score, BestBy by)
    {
        var scored = trials.OrderBy(trial => score(trial) is null);
        return (by == BestBy.ValidationLoss ? scored.ThenBy(Loss) : scored.ThenByDescending(trial => score(trial)?.Accuracy ?? 0).ThenBy(Loss)).ThenBy(trial => trial.Number);

        double Loss(Trial trial) => score(trial)?.Loss is { } loss && double.IsFinite(loss) ? loss : double.PositiveInfinity;
    }

    internal void Add(TrialScore score, BestBy by)
    {
        scores.Add(score);
        Best = Best is null || (by == BestBy.ValidationLoss ? score.Loss < Best.Loss : (score.Accuracy, -score.Loss).CompareTo((Best.Accuracy, -Best.Loss)) > 0) ? score : Best;
    }
}
