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
    public void Several_notebooks_run_at_the_same_time()
    {
        // Each waits for a file that the other writes: one after the other they would never end.
        Write("01.ipynb", "System.IO.File.WriteAllText(\"one\", \"\");\nwhile (!System.IO.File.Exists(\"two\")) System.Threading.Thread.Sleep(20);\n\"met\"", "result");
        Write("02.ipynb", "System.IO.File.WriteAllText(\"two\", \"\");\nwhile (!System.IO.File.Exists(\"one\")) System.Threading.Thread.Sleep(20);\nEnvironment.GetEnvironmentVariable(\"OMP_NUM_THREADS\")", "result");
        var (exitCode, output) = Workbook("run", "01.ipynb", "02.ipynb", "-j", "2", "--timeout", "60");
        Assert.Equal(0, exitCode);
        Assert.True(output.IndexOf("met", StringComparison.Ordinal) < output.LastIndexOf("02.ipynb", StringComparison.Ordinal), output);
    }

    [Fact]
    public void Run_twice_in_place_the_bytes_are_the_same()
    {
        Write("a.ipynb", "int n = 1;\nConsole.WriteLine(n);\nvar shown = display(new { A = n });\nshown.Update(2);\nnew[] { 1.5 }", "parameters");
        Assert.Equal(0, Workbook("run", "a.ipynb", "--in-place").ExitCode);
        var first = File.ReadAllBytes(_folder["a.ipynb"]);
        Assert.Equal(0, Workbook("run", "a.ipynb", "--in-place").ExitCode);
        Assert.Equal(first, File.ReadAllBytes(_folder["a.ipynb"]));
    }

    [Fact]
    public void Convert_goes_both_ways_and_writes_over_nothing_unasked()
    {
        Write("a.ipynb", "var a = 1;", "hidden");
        Assert.Equal((0, "a.dib\nleft out, for a .dib has no place for them: tags\n"), Workbook("convert", "a.ipynb"));
        Assert.Contains("#!csharp\n\nvar a = 1;\n", File.ReadAllText(_folder["a.dib"]), StringComparison.Ordinal);
        var (exitCode, output) = Workbook("convert", "a.dib");
        Assert.Equal(2, exitCode);
        Assert.Contains("a.ipynb is there already", output, StringComparison.Ordinal);
        Assert.Equal(0, Workbook("convert", "a.dib", "--force").ExitCode);
        Assert.Equal("var a = 1;", NotebookReader.ReadFile(_folder["a.ipynb"]).Cells[0].Source);
    }

    [Fact]
    public void A_dib_is_run_and_its_executed_copy_is_an_ipynb()
    {
        _folder.File("a.dib", "#!csharp\n\n1 + 1\n");
        Assert.Equal(0, Workbook("run", "a.dib", "--output", "out").ExitCode);
        Assert.Equal("2", NotebookReader.ReadFile(_folder["out/a.ipynb"]).Cells[0].Plain());
        Assert.Contains("holds no outputs", Workbook("run", "a.dib", "--in-place").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_chromium_snapshots_are_refused_before_anything_runs()
    {
        Write("a.ipynb", "System.IO.File.WriteAllText(\"ran\", \"\");");
        using var process = Start(new Dictionary<string, string> { ["WORKBOOK_CHROMIUM"] = _folder["none"] }, "run", "a.ipynb", "--snapshots");
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("apt install chromium", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["ran"]));
    }

    [Fact]
    public void A_gallery_links_to_the_pages_and_needs_nothing_else()
    {
        Write("out/a b.ipynb", "1");
        _folder.File("out/a b.html", "page");
        Assert.Equal(0, Workbook("gallery", "out", "--output", "out/index.html", "--title", "All & more").ExitCode);
        var page = File.ReadAllText(_folder["out/index.html"]);
        Assert.Contains("href=\"a%20b.html\"", page, StringComparison.Ordinal);
        Assert.Contains("<title>All &amp; more</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_is_given_the_outputs_of_the_same_code_and_of_no_other()
    {
        Write("course/a.ipynb", "System.IO.File.Exists(\"../x\")");
        Assert.Equal(0, Workbook("run", "course", "--in-place").ExitCode);
        var run = File.ReadAllText(_folder["course/a.ipynb"]);
        _folder.File("other/zh/a.ipynb", run.Replace("../x", "../../x", StringComparison.Ordinal));
        Assert.Equal(0, Workbook("clear", "other/zh/a.ipynb").ExitCode);
        Assert.Equal(0, Workbook("copy-outputs", "other/zh", "--from", "course").ExitCode);
        var cell = NotebookReader.ReadFile(_folder["other/zh/a.ipynb"]).Cells[0];
        Assert.Equal((1, "False", "System.IO.File.Exists(\"../../x\")"), (cell.ExecutionCount, cell.Plain(), cell.Source));
        _folder.File("other/zh/a.ipynb", run.Replace("System.IO", "!System.IO", StringComparison.Ordinal));
        var (exitCode, output) = Workbook("copy-outputs", "other/zh/a.ipynb", "--from", "course/a.ipynb");
        Assert.Equal(1, exitCode);
        Assert.Contains("has other code than the original's", output, StringComparison.Ordinal);
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
    [InlineData("1 or more", "run", "a.txt", "-j", "0")]
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
        Assert.True(SpinWait.SpinUntil(() => File.Exists(_folder["running"]), TimeSpan.FromSeconds(120)));
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

    private Process Start(params string[] arguments) => Start([], arguments);

    private Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        string[] program = ["dotnet", "exec", typeof(Notebook).Assembly.Location, .. arguments];
        // In a shell's background job the tests ignore Ctrl-C, and what they start would too.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", .. program] : program;
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
