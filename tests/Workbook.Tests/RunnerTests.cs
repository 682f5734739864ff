using System.Text.Json.Nodes;
using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Tests;

public class RunnerTests
{
    private static readonly RunOptions Plain = new();

    [Fact]
    public async Task Cells_run_in_order_in_the_notebooks_folder_and_key_results_are_told()
    {
        var (notebook, result) = await Runs.RunAsync(
            Plain,
            Cells.Code("using System.IO;\nvar folder = Path.GetFileName(Directory.GetCurrentDirectory());"),
            Cells.Prose("# text"),
            Cells.Code("  "),
            Cells.Code("Console.WriteLine(\"\\n  accuracy 0.93\\nmore\");", "result"),
            Cells.Code("folder.StartsWith(\"workbook-\")", "result"));
        Assert.Null(result.Failure);
        Assert.Equal((3, 3), (result.CellsRun, result.CellsInAll));
        Assert.Equal(["accuracy 0.93", "True"], result.KeyResults);
        Assert.Equal([1, null, 2, 3], notebook.CodeCells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task The_first_cell_that_fails_ends_the_run()
    {
        var (notebook, result) = await Runs.RunAsync(Plain, Cells.Code("1"), Cells.Code("missing"), Cells.Code("3"));
        Assert.Equal("CompilationError: CS0103: The name 'missing' does not exist in the current context (01-test.ipynb, cell [2], line 1)", result.Failure!.Summary);
        Assert.Equal((2, 3), (result.CellsRun, result.CellsInAll));
        Assert.Null(notebook.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task A_cell_that_may_raise_keeps_its_error_and_the_run_goes_on()
    {
        var (notebook, result) = await Runs.RunAsync(
            Plain, Cells.Code("throw new Exception(\"expected\");", "raises-exception"), Cells.Code("\"on\""));
        Assert.True(result.Passed);
        Assert.Equal("Exception", notebook.Cells[0].Error()!.Name);
        Assert.Equal("on", notebook.Cells[1].Plain());
    }

    [Fact]
    public async Task Quick_values_and_set_values_reach_the_cells()
    {
        var parameters = Cells.Code("int epochs = 10;\nvar rate = 0.5f;", "parameters");
        parameters.Metadata["quick"] = new JsonObject { ["epochs"] = "1" };
        var options = new RunOptions { Quick = true, Set = new Dictionary<string, string> { ["rate"] = "0.25" } };
        var (_, result) = await Runs.RunAsync(options, parameters, Cells.Code("$\"{epochs} {rate}\"", "result"));
        Assert.Equal(["1 0.25"], result.KeyResults);
    }

    [Fact]
    public async Task A_parameter_that_is_not_there_fails_the_notebook_before_it_runs()
    {
        var options = new RunOptions { Set = new Dictionary<string, string> { ["epoch"] = "1" } };
        var (notebook, result) = await Runs.RunAsync(options, Cells.Code("int epochs = 1;", "parameters"));
        Assert.Contains("It declares: epochs.", result.Failure!.Summary, StringComparison.Ordinal);
        Assert.Null(notebook.Cells[0].ExecutionCount);
    }

    [Fact]
    public async Task Two_runs_of_the_same_notebook_give_the_same_bytes()
    {
        var source = "var shown = display(1);\nConsole.Write(\"a\");\nConsole.Error.Write(\"b\");\nshown.Update(2);\nnew { A = 1 }";
        var first = (await Runs.RunAsync(Plain, new Cell(CellKind.Code, "one", source, []))).Notebook;
        var second = (await Runs.RunAsync(Plain, new Cell(CellKind.Code, "one", source, []))).Notebook;
        Assert.Equal(NotebookWriter.Write(first), NotebookWriter.Write(second));
    }

    [Fact]
    public async Task What_native_code_prints_belongs_to_the_cell_that_called_it()
    {
        const string puts = "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int puts(string text);";
        var (notebook, result) = await Runs.RunAsync(Plain, Cells.Code($"{puts}\nputs(\"native one\");"), Cells.Code("puts(\"native two\");"));
        Assert.Null(result.Failure);
        Assert.Equal("native one\n", notebook.Cells[0].Printed());
        Assert.Equal("native two\n", notebook.Cells[1].Printed());
    }

    [Fact]
    public async Task What_a_thread_prints_after_its_cell_ended_goes_to_the_cell_that_runs_then()
    {
        var (notebook, result) = await Runs.RunAsync(
            Plain,
            Cells.Code("var go = new System.Threading.ManualResetEventSlim();\nvar late = Task.Run(() => { go.Wait(); Console.Write(\"late\"); });"),
            Cells.Code("go.Set(); await late;"));
        Assert.Null(result.Failure);
        Assert.Equal("late", notebook.Cells[1].Printed());
    }

    [Fact]
    public async Task A_polyglot_cell_is_shown_in_its_language()
    {
        var html = Cells.Code("<b>x</b>");
        html.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" };
        var (notebook, _) = await Runs.RunAsync(Plain, html, Cells.Code("#!markdown\n# Title"));
        Assert.Equal("<b>x</b>", notebook.Cells[0].Html());
        Assert.Equal("# Title", Assert.IsType<DisplayOutput>(notebook.Cells[1].Outputs[0]).Data["text/markdown"]);
    }
}
