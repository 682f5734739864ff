using System.Diagnostics;
using System.Globalization;
using EngineTests.Memory;

namespace Benchmarks;

/// <summary>Resident memory of training loops after 200 steps, 2,000 and, where a step is short, 20,000, each loop in a process of its own.</summary>
internal static class Leak
{
    internal const string Heading = "| loop | after step 200 | 2,000 | growth | 20,000 | growth since 2,000 | seconds |\n|---|---:|---:|---:|---:|---:|---:|";

    /// <summary>All loops, as rows of a table.</summary>
    internal static IEnumerable<string> Rows()
        => from network in TrainingLoop.Networks from way in new[] { "scopes", "nothing" } select InOwnProcess(network, way);

    /// <summary>One loop in this process; its row goes to the console.</summary>
    internal static void One(string network, string way)
    {
        var clock = Stopwatch.StartNew();
        var loop = new TrainingLoop(network, way == "scopes");
        var early = After(loop, 200);
        var late = After(loop, 1800);
        var last = network == "numbers" ? After(loop, 18_000) : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {network}, {(way == "scopes" ? "a scope a step" : "no scope, no Dispose")} | {early >> 20} MiB | {late >> 20} MiB | {Growth(early, late)} | {(last == 0 ? "" : $"{last >> 20} MiB")} | {(last == 0 ? "" : Growth(late, last))} | {clock.Elapsed.TotalSeconds:F0} |"));
    }

    private static long After(TrainingLoop loop, int steps)
    {
        loop.Run(steps);
        return Environment.WorkingSet;
    }

    private static string Growth(long from, long to) => (((double)to / from) - 1).ToString("P1", CultureInfo.InvariantCulture);

    private static string InOwnProcess(string network, string way)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Program(), "--leak-of", network, way]) { RedirectStandardOutput = true })!;
        var row = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? row : throw new InvalidOperationException($"The loop {network} with {way} ended with {process.ExitCode}.");
    }

    // `dotnet Benchmarks.dll` is the host and the program.
    private static string[] Program() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Leak).Assembly.Location] : [];
}
