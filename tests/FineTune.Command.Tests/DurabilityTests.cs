using System.Diagnostics;
using System.Text.RegularExpressions;
using Faults;

namespace FineTune.Command.Tests;

/// <summary>What the system is asked to bring onto the disk, as strace sees it.</summary>
public sealed partial class DurabilityTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("durability-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [StraceTheory]
    [Trait("Speed", "Slow")]
    [InlineData("publishing", 3)]
    [InlineData("training", 1)]
    public void A_file_is_flushed_before_it_is_renamed_and_its_folder_after(string kind, int lines)
    {
        var log = Path.Combine(folder, "log");
        Work(kind, Directory.CreateDirectory(Path.Combine(folder, "work")).FullName, lines, log);
        var calls = File.ReadLines(log).Select(line => Call().Match(line)).Where(match => match.Success).ToList();
        var renames = 0;
        foreach (var (i, call) in calls.Index())
        {
            // What is pruned goes to "incoming", and a training's end is the trial's own file.
            if (call.Groups["to"].Value is not { Length: > 0 } to || Path.GetFileName(to) == "incoming" || Path.GetFileName(to).StartsWith("ended-", StringComparison.Ordinal)) continue;
            renames++;
            var (before, after) = (calls.Take(i).Select(Flushed), calls.Skip(i + 1).Select(Flushed));
            Assert.True(Flushes(call.Groups["from"].Value, before), $"{call.Groups["from"].Value} was not flushed before it was renamed.");
            // The last ones may have been cut off by the end.
            if (i < calls.Count - 3) Assert.True(after.Take(2).Contains(Path.GetDirectoryName(to)), $"The folder of {to} was not flushed.");
        }
        Assert.True(renames >= 5, $"{renames} renames were seen.");
    }

    // A version's folder was flushed by what was written into it.
    private static bool Flushes(string path, IEnumerable<string> before) => before.Any(flushed => flushed == path || flushed.StartsWith(path + "/", StringComparison.Ordinal) || flushed.StartsWith(path + ".", StringComparison.Ordinal));

    private static string Flushed(Match call) => call.Groups["flushed"].Value;

    private static void Work(string kind, string place, int lines, string log)
    {
        using var process = Process.Start(new ProcessStartInfo("strace", ["-f", "-y", "--seccomp-bpf", "-e", "trace=fsync,rename,renameat,renameat2", "-o", log, "dotnet", typeof(KillRun).Assembly.Location, "worker", kind, place]) { RedirectStandardOutput = true })!;
        for (var said = 0; said < lines && process.StandardOutput.ReadLine() is { } line;)
            if (line != "ready") said++;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    [GeneratedRegex("""fsync\(\d+<(?<flushed>[^>]+)>|rename\w*\([^"]*"(?<from>[^"]+)",[^"]*"(?<to>[^"]+)""")]
    private static partial Regex Call();
}

/// <summary>A test that watches a process's calls of the system.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where strace isn't there, or may not watch.</summary>
    public StraceTheoryAttribute() => Skip = IsUsable() ? null : "strace isn't there, or may not watch a process";

    private static bool IsUsable()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
