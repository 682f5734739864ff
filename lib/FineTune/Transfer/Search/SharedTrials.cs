using FineTune.Training;

namespace FineTune.Transfer;

/// <summary>
/// Processes that search together: of each round of a rung every one tries a recipe, and then all know all scores. What they decide by these scores alone they decide alike.
/// </summary>
/// <param name="workers">The processes; null for this one alone.</param>
internal sealed class SharedTrials(IWorkers? workers)
{
    // How it ended, its epochs, and accuracy, loss and seconds in two floats each: one has too few digits.
    private const int Numbers = 8;

    /// <summary>How many trials a round has.</summary>
    internal int Count => workers?.Count ?? 1;

    /// <summary>Which of a round is this process's.</summary>
    internal int Own => workers?.Rank ?? 0;

    /// <summary>What all have to say, in the order of the round.</summary>
    /// <exception cref="IOException">Another process is gone, or did not come in time.</exception>
    internal IReadOnlyList<TrialOutcome> Exchange(TrialOutcome own)
    {
        if (workers is null) return [own];
        var all = new float[Count * Numbers];
        Write(own, all.AsSpan(Own * Numbers, Numbers));
        workers.Sum(all);
        return [.. all.Chunk(Numbers).Select(Read)];
    }

    private static void Write(TrialOutcome outcome, Span<float> numbers)
    {
        numbers[0] = (float)outcome.End;
        if (outcome.Score is not { } score) return;
        numbers[1] = score.Epochs;
        foreach (var (i, value) in new[] { score.Accuracy, score.Loss, score.Seconds }.Index())
        {
            var coarse = (float)value;
            numbers[2 + (2 * i)] = coarse;
            numbers[3 + (2 * i)] = (float)(value - coarse);
        }
    }

    private static TrialOutcome Read(float[] numbers)
    {
        var end = (TrialEnd)(int)numbers[0];
        double Value(int i) => (double)numbers[2 + (2 * i)] + numbers[3 + (2 * i)];
        return new(end, end == TrialEnd.Scored ? new TrialScore((int)numbers[1], Value(0), Value(1), Value(2)) : null);
    }
}
