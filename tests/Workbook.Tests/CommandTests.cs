using System.Diagnostics;
using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>The program as a person calls it.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_run_whole_and_a_failure_does_not_stop_it()
    {
        Write("course/01-crash.ipynb", "Environment.FailFast(\"gone\");");
        Write("course/02-good.ipynb", "\"fine\"");
        Write("course/.ipynb_checkpoints/old.ipynb", "1");
        _folder.File("course/03-broken.ipynb", "{");
        var (exitCode, output) = Workbook("run", "course", "--output", "out", "--html");
        Assert.Equal(1, exitCode);
        Assert.Contains("FAIL  01-crash.ipynb", output, StringComparison.Ordinal);
        Assert.Contains("pass  02-good.ipynb", output, StringComparison.Ordinal);
        Assert.Contains("03-broken.ipynb: not a notebook", output, StringComparison.Ordinal);
        Assert.Equal("fine", NotebookReader.ReadFile(_folder["out/02-good.ipynb"]).Cells[0].Plain());
        Assert.True(File.Exists(_folder["out/02-good.html"]));
        Assert.False(File.Exists(_folder["out/03-broken.ipynb"]));
        Assert.Empty(NotebookReader.ReadFile(_folder["course/02-good.ipynb"]).Cells[0].Outputs);
    }

    [Fact]
    public void Fail_fast_stops_at_the_first_failure_and_says_so()
    {
        Write("01.ipynb", "missing");
        Write("02.ipynb", "1");
        var (exitCode, output) = Workbook("run", "01.ipynb", "02.ipynb", "--fail-fast");
        Assert.Equal(1, exitCode);
        Assert.Contains("1 of 2 notebooks were not run", output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["artifacts/notebooks/01.ipynb"]));
    }

    [Fact]
    public void In_place_then_check_then_html_then_clear()
    {
        Write("a.ipynb", "int n = 1;", "parameters");
        Assert.Equal(0, Workbook("run", "a.ipynb", "--in-place").ExitCode);
        Assert.Equal(1, NotebookReader.ReadFile(_folder["a.ipynb"]).Cells[0].ExecutionCount);
        Assert.Equal(0, Workbook("check", "a.ipynb").ExitCode);
        Assert.Equal(0, Workbook("html", "a.ipynb").ExitCode);
        Assert.True(File.Exists(_folder["a.html"]));
        Assert.Equal(0, Workbook("clear", "a.ipynb").ExitCode);
        Assert.Null(NotebookReader.ReadFile(_folder["a.ipynb"]).Cells[0].ExecutionCount);
    }

    [Theory]
    [InlineData("there is no such file", "run", "none.ipynb")]
    [InlineData("holds no notebook", "run", ".")]
    [InlineData("write it as name=value", "run", "a.txt", "--set", "x")]
    [InlineData("use --output instead", "run", "a.txt", "--in-place", "--quick")]
    [InlineData("above 0", "run", "a.txt", "--timeout", "0")]
    [InlineData("not a notebook", "check", "a.txt")]
    public void Bad_input_is_a_message_and_no_stack_trace(string expected, params string[] arguments)
    {
        _folder.File("a.txt", "text");
        var (exitCode, output) = Workbook(arguments);
        Assert.Equal(2, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_c_writes_what_was_executed_and_says_what_was_not_run()
    {
        if (OperatingSystem.IsWindows()) return;
        Write("01.ipynb", "\"done\"");
        Write("02.ipynb", "System.IO.File.WriteAllText(\"running\", \"\");\nwhile (true) { }");
        Write("03.ipynb", "1");
        using var process = Start("run", "01.ipynb", "02.ipynb", "03.ipynb");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(_folder["running"]), TimeSpan.FromSeconds(30)));
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("1 of 3 notebooks were not run", output, StringComparison.Ordinal);
        Assert.Equal("done", NotebookReader.ReadFile(_folder["artifacts/notebooks/01.ipynb"]).Cells[0].Plain());
        Assert.Equal("Interrupted", NotebookReader.ReadFile(_folder["artifacts/notebooks/02.ipynb"]).Cells[0].Error()!.Name);
    }

    private void Write(string name, string source, params string[] tags) =>
        _folder.File(name, NotebookWriter.Write(new Notebook([Cells.Code(source, tags)], [])));

    private (int ExitCode, string Output) Workbook(params string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Notebook).Assembly.Location, .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
