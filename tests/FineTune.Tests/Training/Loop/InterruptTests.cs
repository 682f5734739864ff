using System.Diagnostics;

namespace FineTune.Tests.Training;

public class InterruptTests
{
    [Fact]
    [Trait("Speed", "Slow")]
    public void A_real_signal_stops_after_the_batch_and_keeps_the_best_weights_and_a_usable_model()
    {
        // A background job of a shell ignores the signal, and so would its children.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", "exec", typeof(InterruptedTraining).Assembly.Location, InterruptedTraining.Word]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        Assert.Equal(InterruptedTraining.Ready, process.StandardOutput.ReadLine());
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) kill.WaitForExit();
        var said = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        // Interrupted in epoch 4 after batch 2, where it stood; three epochs are in the history, of which the first was the best.
        Assert.Equal(["True 4 2 3 1", "True", "False 4"], said);
        Assert.Equal(0, process.ExitCode);
    }
}
