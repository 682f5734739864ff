using System.Text.Json.Nodes;

namespace Workbook.Tests.Jupyter;

/// <summary>How a kernel starts and ends. Each has its own.</summary>
public class LifeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_shutdown_is_answered_and_ends_the_process_also_while_a_cell_runs(bool restart)
    {
        using var kernel = KernelClient.Start();
        kernel.Send("shell", "execute_request", new JsonObject { ["code"] = "Console.WriteLine(\"runs\"); while (true) { }" });
        kernel.Until("iopub", "stream");
        kernel.Send("control", "shutdown_request", new JsonObject { ["restart"] = restart });
        var reply = kernel.Until("control", "shutdown_reply");
        Assert.Equal(restart, reply.Content["restart"]!.GetValue<bool>());
        Assert.True(kernel.Process.WaitForExit(20_000));
        Assert.Equal(0, kernel.Process.ExitCode);
    }

    [Fact]
    public void A_cell_that_exits_is_reported_by_its_last_words()
    {
        using var kernel = KernelClient.Start();
        var answer = kernel.Run("Console.WriteLine(\"before\"); Environment.Exit(3);");
        Assert.Equal("KernelEnded", answer.Reply.Content["ename"]!.ToString());
        Assert.Contains("exit code 3", answer.Of("error").Single()["evalue"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("before\n", answer.Printed());
        Assert.True(kernel.Process.WaitForExit(20_000));
        Assert.Equal(3, kernel.Process.ExitCode);
    }

    [Fact]
    public void Endless_recursion_ends_the_process_with_what_was_printed_before_sent()
    {
        using var kernel = KernelClient.Start();
        kernel.Send("shell", "execute_request", new JsonObject { ["code"] = "Console.WriteLine(\"before\");\nint F(int x) => F(x + 1) + 1;\nF(0)" });
        Assert.Equal("before\n", kernel.Until("iopub", "stream").Content["text"]!.ToString());
        Assert.True(kernel.Process.WaitForExit(60_000));
        Assert.NotEqual(0, kernel.Process.ExitCode);
    }

    [Fact]
    public void A_kernel_whose_server_is_gone_ends()
    {
        using var kernel = KernelClient.Start();
        Assert.False(kernel.Process.HasExited);
        using var second = KernelClient.Start(parentProcess: int.MaxValue);
        Assert.True(second.Process.WaitForExit(30_000));
        Assert.False(kernel.Process.HasExited);
    }

    [Theory]
    [InlineData("not json", "no connection file")]
    [InlineData("""{"key": "k", "signature_scheme": "md5", "shell_port": 1}""", "md5")]
    [InlineData("""{"key": "k", "shell_port": "many"}""", "shell_port")]
    public void A_bad_connection_file_is_refused_with_a_reason(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        var (code, log) = KernelClient.StartOnly(folder.File("kernel.json", text));
        Assert.Equal(2, code);
        Assert.Contains(expected, log, StringComparison.Ordinal);
    }
}
