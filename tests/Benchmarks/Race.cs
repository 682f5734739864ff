using System.Diagnostics;

namespace Benchmarks;

/// <summary>Rounds of one task, the two sides in turn, so that a change of the machine's load meets both.</summary>
internal static class Race
{
    internal static Result Run(Work work, PythonPeer? peer, int rounds)
    {
        var body = work.Prepare();
        var figures = new List<(Cost, Cost)>();
        for (var round = -1; round < rounds; round++)
        {
            var ours = Timed(body, work.Repetitions);
            var theirs = peer?.Run(work) ?? new Cost(double.NaN, double.NaN);
            // The first round warms up.
            if (round >= 0) figures.Add((ours, theirs));
        }
        return new Result(work.Name, figures);
    }

    internal static Cost Timed(Action<int> body, int repetitions)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        body(repetitions);
        return new Cost(clock.Elapsed.TotalSeconds / repetitions, (Environment.CpuUsage.TotalTime - before).TotalSeconds / repetitions);
    }
}
