using System.Diagnostics;

namespace FineTune.Command.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task A_training_that_gets_Ctrl_C_publishes_nothing_and_goes_on_later()
    {
        workplace.Draw();
        string[] train = ["train", workplace.Photos, "--epochs", "150", "--size", "32", "--checkpoint", workplace.At("run")];
        var checkpoint = Path.Combine(workplace.At("run"), "checkpoint.safetensors");
        // A background job of a shell ignores the signal, and so would its children.
        string[] arguments = ["--default-signal=INT", "dotnet", "exec", typeof(FineTuneCommand).Assembly.Location, .. train, "--vault", workplace.Vault, "--home", workplace.At("home")];
        using var process = Process.Start(new ProcessStartInfo("env", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (!File.Exists(checkpoint) && !process.HasExited) await Task.Delay(5);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 130, $"{process.ExitCode}: {output}{await process.StandardError.ReadToEndAsync()}");
        Assert.Contains("Interrupted: the same command goes on from the checkpoint.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("photos@1", await workplace.Succeed("models", "list"), StringComparison.Ordinal);
        var later = await workplace.Succeed(train);
        Assert.Contains("going on after epoch", later, StringComparison.Ordinal);
        Assert.Contains("photos@1 is published", later, StringComparison.Ordinal);
    }
}
