using System.Diagnostics;

namespace Benchmarks.ArticleRecipe;

/// <summary>A run of one side in a process of its own: what it said, and when.</summary>
internal static class Side
{
    private static string Script => Path.Combine(Path.GetDirectoryName(Report.File)!, "..", "peers", "benchmark_recipe.py");

    private static string Python => Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";

    internal static void WriteFiles() => _ = Run(Python, Script, "files", Job.Root, Path.Combine(Path.GetDirectoryName(Report.File)!, "..", "..", "data", "clipart"));

    internal static Line[] Ours(string mode, Job job) => Run(Environment.ProcessPath!, typeof(Side).Assembly.Location, "--side", mode, job.ToString());

    internal static Line[] Theirs(string mode, Job job) => Run(Python, "-W", "ignore", Script, mode, job.Folder, job.ToString());

    private static Line[] Run(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var lines = new List<Line>();
        while (process.StandardOutput.ReadLine() is { } text)
            if (text.StartsWith('{')) lines.Add(Line.Read(text, clock.Elapsed.TotalSeconds));
        process.WaitForExit();
        return process.ExitCode == 0 ? [.. lines] : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
