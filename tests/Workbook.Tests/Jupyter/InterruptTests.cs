using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Workbook.Tests.Jupyter;

public class InterruptTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelClient _kernel = fixture.Kernel;

    [Theory]
    [InlineData("while (true) { }", null)]
    [InlineData("for (long i = 1; i > 0; i++) if (i < 0) Console.WriteLine(i);", 2)]
    [InlineData("System.Threading.Thread.Sleep(60000);", 2)]
    [InlineData("await Task.Delay(60000);", null)]
    [InlineData("while (true) await Task.Delay(1);", null)]
    [InlineData("await Task.Delay(60000, KernelInvocationContext.Current.CancellationToken);", 2)]
    [InlineData("try { GC.KeepAlive(kept); } finally { while (true) { } }", null)]
    [InlineData("Task.Run(() => System.Threading.Thread.Sleep(20000)).Wait();", 2)]
    public void A_cell_stops_and_what_it_declared_is_kept(string endless, int? line)
    {
        var answer = Interrupt($"var kept = {endless.Length}; Console.WriteLine(\"runs\");\n{endless}");
        Assert.Equal("Interrupted", answer.Reply.Content["ename"]!.ToString());
        if (line is { } number) Assert.EndsWith($", line {number})", answer.Reply.Content["evalue"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal($"{endless.Length}", _kernel.Run("kept").Result!["text/plain"]!.ToString());
    }

    [Fact]
    public void A_cell_that_was_stopped_between_awaits_does_not_go_on()
    {
        Interrupt("var rounds = 0; Console.WriteLine(\"runs\"); while (true) { rounds++; await Task.Delay(5); }");
        var rounds = _kernel.Run("rounds").Result!["text/plain"]!.ToString();
        Assert.Equal(rounds, _kernel.Run("await Task.Delay(100);\nrounds").Result!["text/plain"]!.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_signal_stops_a_cell_too_also_below_a_process_that_ignores_it(bool isDeaf)
    {
        if (OperatingSystem.IsWindows()) return;
        using var own = KernelClient.Start(isDeaf: isDeaf);
        var answer = Interrupt(own, "Console.WriteLine(\"runs\"); while (true) { }", () => Process.Start("kill", ["-INT", $"{own.Process.Id}"]).WaitForExit());
        Assert.Equal("Interrupted", answer.Reply.Content["ename"]!.ToString());
        Assert.Equal("2", own.Run("1 + 1").Result!["text/plain"]!.ToString());
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_cell_that_cannot_be_stopped_is_told_to_the_person_and_stops_when_it_can()
    {
        if (OperatingSystem.IsWindows()) return;
        using var own = KernelClient.Start();
        var answer = Interrupt(own, """
            [System.Runtime.InteropServices.DllImport("libc")] static extern int system(string command);
            var kept = 3; Console.WriteLine("runs");
            system("sleep 6.5");
            while (true) { }
            """);
        Assert.Equal(
            "\nThe cell has not stopped: it is in code that cannot be interrupted, such as a long native call, and ends when that "
            + "returns. To stop it now restart the kernel; everything declared so far is then lost.\n",
            answer.Printed("stderr"));
        Assert.Equal("Interrupted", answer.Reply.Content["ename"]!.ToString());
        Assert.Equal("3", own.Run("kept").Result!["text/plain"]!.ToString());
    }

    [Fact]
    public void An_interrupt_where_nothing_runs_does_nothing()
    {
        Assert.Equal("ok", _kernel.Ask("interrupt_request", [], "control").Status);
        Assert.Equal("ok", _kernel.Run("System.Threading.Thread.Sleep(50);").Status);
    }

    [Fact]
    public void Control_is_answered_while_a_cell_runs()
    {
        var id = _kernel.Send("shell", "execute_request", new JsonObject { ["code"] = "Console.WriteLine(\"runs\"); while (true) { }" });
        _kernel.Until("iopub", "stream");
        _kernel.Send("control", "kernel_info_request", []);
        Assert.Equal("kernel_info_reply", _kernel.Receive("control").Type);
        _kernel.Send("control", "interrupt_request", []);
        Assert.Equal("error", _kernel.Await("shell", id).Status);
        Assert.Equal("interrupt_reply", _kernel.Receive("control").Type);
    }

    [Fact]
    public void Waiting_for_a_method_that_awaits_does_not_block_the_cell() =>
        Assert.Equal("3", _kernel.Run("async Task<int> Slow() { await Task.Delay(20); return 3; }\nSlow().Result").Result!["text/plain"]!.ToString());

    private Answer Interrupt(string code) => Interrupt(_kernel, code);

    private static Answer Interrupt(KernelClient kernel, string code, Action? interrupt = null)
    {
        var id = kernel.Send("shell", "execute_request", new JsonObject { ["code"] = code });
        kernel.Until("iopub", "stream");
        if (interrupt is null) kernel.Ask("interrupt_request", [], "control");
        else interrupt();
        return kernel.Await("shell", id);
    }
}
