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

    /// <summary>Two processes at once in one folder, each until it has said some lines; then both are killed.</summary>
    public static FaultRow Two(string kind, int lines)
    {
        var folder = Directory.CreateTempSubdirectory("faults-").FullName;
        try
        {
            var trial = Trial.Of(kind);
            trial.Writers = 2;
            var said = Enumerable.Range(0, 2).AsParallel().WithDegreeOfParallelism(2).Select(_ => Until(kind, folder, lines)).ToList();
            var newest = said.SelectMany(all => all).OrderBy(line => line.Length).ThenBy(line => line, StringComparer.Ordinal).ToList();
            var twice = newest.Count != newest.Distinct().Count();
            var fault = twice ? "two processes were given one number" : trial.Check(folder, newest);
            return new FaultRow($"two processes {trial.Title} at once", newest.Count, fault is null ? 0 : 1, fault ?? trial.Note);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> Until(string kind, string folder, int lines)
    {
        using var process = Start(kind, folder);
        var said = new List<string>();
        while (said.Count < lines && process.StandardOutput.ReadLine() is { } line)
            if (line != Ready) said.Add(line);
        process.Kill();
        while (process.StandardOutput.ReadLine() is { } line) said.Add(line);
        process.WaitForExit();
        return said;
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
        using var process = Start(kind, folder);
        var lines = new List<string>();
        for (string? line; (line = process.StandardOutput.ReadLine()) is not null && line != Ready;) lines.Add(line);
        Thread.Sleep(after);
        process.Kill();
        // What was said before the kill counts.
        while (process.StandardOutput.ReadLine() is { } line) lines.Add(line);
        process.WaitForExit();
        return lines;
    }

    private static Process Start(string kind, string folder)
        => Process.Start(new ProcessStartInfo("dotnet", [typeof(KillRun).Assembly.Location, "worker", kind, folder]) { RedirectStandardOutput = true })!;
}
