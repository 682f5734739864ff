using System.Diagnostics;

namespace Faults;

/// <summary>Starts work in a process of its own, kills it at a random moment (SIGKILL: nothing can be cleaned up), looks, and begins again.</summary>
public static class KillRun
{
    private const string Ready = "ready";

    /// <summary>Divides the tries over the kinds of work.</summary>
    public static IReadOnlyList<FaultRow> Of(int tries, int seed, TextWriter log, string? only = null)
    {
        var kinds = Trial.Kinds.Where(kind => only is null || kind == only).ToList();
        return [.. kinds.Select((kind, i) => Kind(kind, (tries + kinds.Count - 1 - i) / kinds.Count, new Random(seed + i), log))];
    }

    private static FaultRow Kind(string kind, int tries, Random random, TextWriter log)
    {
        var folder = Directory.CreateTempSubdirectory("faults-").FullName;
        try
        {
            var (trial, lost) = (Trial.Of(kind), 0);
            for (var i = 0; i < tries; i++)
            {
                var done = KillOnce(kind, folder, random.NextDouble() * trial.Longest);
                if (trial.Check(folder, done) is not { } fault) continue;
                lost++;
                log.WriteLine($"{kind}, try {i + 1}: {fault}");
            }
            return new FaultRow($"kill -9 while {trial.Title}", tries, lost, trial.Note);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> KillOnce(string kind, string folder, TimeSpan after)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KillRun).Assembly.Location, "worker", kind, folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        for (string? line; (line = process.StandardOutput.ReadLine()) is not null && line != Ready;) lines.Add(line);
        Thread.Sleep(after);
        process.Kill();
        // What was said before the kill counts.
        while (process.StandardOutput.ReadLine() is { } line) lines.Add(line);
        process.WaitForExit();
        return lines;
    }
}
