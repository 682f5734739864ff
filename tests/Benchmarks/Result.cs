namespace Benchmarks;

/// <summary>Median seconds of one repetition; Python's are NaN where there is no Python.</summary>
internal sealed record Result(string Name, double Ours, double Theirs)
{
    internal double Ratio => Ours / Theirs;
}

/// <summary>A piece of work that both sides know by its name.</summary>
/// <param name="Name">As in tests/peers/benchmark.py.</param>
/// <param name="Repetitions">In one round.</param>
/// <param name="Prepare">Makes the body: it does the work so many times.</param>
internal sealed record Work(string Name, int Repetitions, Func<Action<int>> Prepare);
