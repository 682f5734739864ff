using System.Diagnostics;

namespace Benchmarks;

/// <summary>Rounds of one task, the two sides in turn, so that a change of the machine's load meets both.</summary>
internal static class Race
{
    internal static Result Run(Work work, PythonPeer? peer, int rounds)
    {
        var body = work.Prepare();
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = -1; round < rounds; round++)
        {
            var mine = Timed(body, work.Repetitions);
            var other = peer?.Run(work) ?? double.NaN;
            // The first round warms up.
            if (round < 0) continue;
            ours.Add(mine);
            theirs.Add(other);
        }
        return new Result(work.Name, Median(ours), Median(theirs));
    }

    private static double Timed(Action<int> body, int repetitions)
    {
        var clock = Stopwatch.StartNew();
        body(repetitions);
        return clock.Elapsed.TotalSeconds / repetitions;
    }

    private static double Median(List<double> seconds)
    {
        seconds.Sort();
        return seconds[seconds.Count / 2];
    }
}
