using System.Diagnostics;
using FineTune.Tests.Data;

namespace FineTune.Tests.Training;

public class KillTests
{
    // 24 epochs of three batches. Each life is killed a few batches on, at any moment of what follows: a step, a checkpoint, a validation.
    [Fact]
    [Trait("Speed", "Slow")]
    public void A_training_killed_again_and_again_ends_bit_for_bit_as_one_that_was_not()
    {
        using var folder = new TemporaryFolder();
        string In(string name) => Path.Combine(folder.Path, name);
        Assert.True(Ends(In("whole"), In("whole.txt"), null, default));
        var random = new Random();
        var kills = 0;
        while (!Ends(In("killed"), In("killed.txt"), kills < 4 ? random.Next(1, 16) : null, TimeSpan.FromMilliseconds(random.Next(0, 12)))) kills++;
        Assert.InRange(kills, 1, 4);
        Assert.Equal(File.ReadAllLines(In("whole.txt")), File.ReadAllLines(In("killed.txt")));
    }

    /// <summary>Whether it came to its end before it was killed.</summary>
    private static bool Ends(string checkpoints, string result, int? batches, TimeSpan later)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(KilledTraining).Assembly.Location, .. KilledTraining.Arguments(checkpoints, result)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        for (var seen = 0; process.StandardOutput.ReadLine() is not null;)
        {
            if (++seen != batches) continue;
            Thread.Sleep(later);
            process.Kill();
            break;
        }
        process.WaitForExit();
        return File.Exists(result) && process.ExitCode == 0;
    }
}
