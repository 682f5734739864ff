using System.Diagnostics;
using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Tests;

public class CrashTests
{
    private static readonly RunOptions Plain = new();

    [Fact]
    public async Task Endless_recursion_is_reported_with_its_cell_and_bounded()
    {
        var (notebook, result) = await Runs.RunAsync(
            Plain, Cells.Code("Console.WriteLine(\"kept\");"), Cells.Code("Console.WriteLine(\"before\");\nint F(int x) => F(x + 1) + 1;\nF(0)"), Cells.Code("3"));
        Assert.Contains("stack overflow", result.Failure!.Summary, StringComparison.Ordinal);
        Assert.Contains("cell [2]", result.Failure.Summary, StringComparison.Ordinal);
        Assert.Equal("kept\n", notebook.Cells[0].Printed());
        Assert.StartsWith("before\n", notebook.Cells[1].Printed(), StringComparison.Ordinal);
        Assert.InRange(notebook.Cells[1].Printed().Length, 7, 20_000);
    }

    [Fact]
    public async Task A_cell_that_ends_the_process_is_reported()
    {
        var (_, result) = await Runs.RunAsync(Plain, Cells.Code("Environment.Exit(3);", "raises-exception"), Cells.Code("1"));
        Assert.Contains("exit code 3", result.Failure!.Summary, StringComparison.Ordinal);
        Assert.Equal(1, result.CellsRun);
    }

    [Fact]
    public async Task A_cell_that_never_ends_is_stopped_at_its_timeout()
    {
        var (notebook, result) = await Runs.RunAsync(
            new RunOptions { Timeout = TimeSpan.FromSeconds(3) }, Cells.Code("while (true) { }"));
        Assert.Equal("CellTimeout", notebook.Cells[0].Error()!.Name);
        Assert.Contains("longer than 3 s", result.Failure!.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_keeps_what_was_executed()
    {
        using var folder = new TemporaryFolder();
        using var interrupt = new CancellationTokenSource();
        var notebook = new Notebook([Cells.Code("\"done\""), Cells.Code("Console.WriteLine(\"in\");\nSystem.IO.File.WriteAllText(\"id\", $\"{Environment.ProcessId}\");\nSystem.IO.File.Move(\"id\", \"running\");\nSystem.Threading.Thread.Sleep(60000);")], []);
        var run = Runs.RunAsync(Plain, notebook, folder["01-test.ipynb"], interrupt.Token);
        var clock = Stopwatch.StartNew();
        while (!File.Exists(folder["running"]) && clock.Elapsed.TotalSeconds < 30) await Task.Delay(20);
        await interrupt.CancelAsync();
        var result = await run;
        Assert.Equal("done", notebook.Cells[0].Plain());
        Assert.Equal("in\n", notebook.Cells[1].Printed());
        Assert.Contains("Interrupted", result.Failure!.Summary, StringComparison.Ordinal);
        var process = int.Parse(File.ReadAllText(folder["running"]), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 50);
    }

    [Fact]
    public async Task A_thread_that_a_notebook_leaves_running_does_not_hold_the_run()
    {
        var clock = Stopwatch.StartNew();
        var (_, result) = await Runs.RunAsync(Plain, Cells.Code("new System.Threading.Thread(() => System.Threading.Thread.Sleep(60000)).Start();"));
        Assert.True(result.Passed);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public async Task An_exception_on_a_thread_of_its_own_ends_the_process_and_is_reported_with_its_words()
    {
        var (notebook, result) = await Runs.RunAsync(
            Plain,
            Cells.Code("Console.WriteLine(\"kept\");"),
            Cells.Code("new System.Threading.Thread(() => throw new InvalidOperationException(\"from a thread\")).Start();\nSystem.Threading.Thread.Sleep(30000);"));
        Assert.Contains("cell [2]", result.Failure!.Summary, StringComparison.Ordinal);
        Assert.Contains("did not catch", result.Failure.Summary, StringComparison.Ordinal);
        Assert.Contains("from a thread", notebook.Cells[1].Printed(), StringComparison.Ordinal);
        Assert.Equal("kept\n", notebook.Cells[0].Printed());
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task A_hundred_megabytes_of_text_are_cut_and_the_run_goes_on()
    {
        var (notebook, result) = await Runs.RunAsync(
            Plain, Cells.Code("var line = new string('x', 999);\nfor (var i = 0; i < 100_000; i++) Console.WriteLine(line);"), Cells.Code("\"on\""));
        Assert.Null(result.Failure);
        Assert.InRange(notebook.Cells[0].Printed().Length, 1_000_000, 1_000_200);
        Assert.EndsWith("is not kept)\n", notebook.Cells[0].Printed(), StringComparison.Ordinal);
        Assert.Equal("on", notebook.Cells[1].Plain());
    }

    [Fact]
    public async Task A_process_that_is_killed_is_reported()
    {
        if (OperatingSystem.IsWindows()) return;
        var (_, result) = await Runs.RunAsync(Plain, Cells.Code("System.Diagnostics.Process.GetCurrentProcess().Kill();\nSystem.Threading.Thread.Sleep(30000);"));
        Assert.Contains("was killed", result.Failure!.Summary, StringComparison.Ordinal);
    }
}
