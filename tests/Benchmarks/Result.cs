namespace Benchmarks;

/// <summary>Seconds of one repetition, round by round; Python's are NaN where there is no Python.</summary>
internal sealed record Result(string Name, IReadOnlyList<(Cost Ours, Cost Theirs)> Rounds)
{
    internal double Ours => Spread.Middle(Rounds.Select(round => round.Ours.Wall));

    internal double Theirs => Spread.Middle(Rounds.Select(round => round.Theirs.Wall));

    internal double Ratio => Ours / Theirs;

    /// <summary>Of the times on the clock, round by round.</summary>
    internal Spread Wall => Spread.Of(Rounds.Select(round => round.Ours.Wall / round.Theirs.Wall));

    /// <summary>Of the times on the processors, all threads together: what other programs take from them is not in it.</summary>
    internal Spread Processor => Spread.Of(Rounds.Select(round => round.Ours.Processor / round.Theirs.Processor));
}

/// <summary>Seconds on the clock, and on the processors.</summary>
internal readonly record struct Cost(double Wall, double Processor);

/// <summary>A piece of work that both sides know by its name.</summary>
/// <param name="Name">As in tests/peers/benchmark.py.</param>
/// <param name="Repetitions">In one round.</param>
/// <param name="Prepare">Makes the body: it does the work so many times.</param>
internal sealed record Work(string Name, int Repetitions, Func<Action<int>> Prepare);
