namespace Workbook.Tests;

public class ErrorTests
{
    [Fact]
    public async Task A_compile_error_names_notebook_cell_and_line_and_shows_the_line()
    {
        var error = (await Cells.RunAsync("var a = 1;", "var b = 2;\nvar c = missing + b;"))[1].Error()!;
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal("CS0103: The name 'missing' does not exist in the current context (test.ipynb, cell [2], line 2)", error.Value);
        Assert.Equal(
            [
                "test.ipynb, cell [2], line 2",
                "    2 | var c = missing + b;",
                "                ^",
                "error CS0103: The name 'missing' does not exist in the current context",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task Nothing_of_a_cell_that_does_not_compile_is_run()
    {
        var cells = await Cells.RunAsync("var a = 1;", "a = 2; missing();", "a");
        Assert.Equal("1", cells[2].Plain());
    }

    [Fact]
    public async Task An_exception_names_the_line_and_the_frames_that_are_the_persons()
    {
        var cells = await Cells.RunAsync(
            "int Check(int x)\n{\n    if (x > 1) throw new InvalidOperationException(\"too much\");\n    return x;\n}",
            "var a = 1;\n\nCheck(a + 1);");
        var error = cells[1].Error()!;
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Equal("too much (test.ipynb, cell [2], line 3)", error.Value);
        Assert.Equal(
            [
                "test.ipynb, cell [2], line 3",
                "    3 | Check(a + 1);",
                "InvalidOperationException: too much",
                "   at Check(Int32 x) in cell [1], line 3",
                "   at cell [2], line 3",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task What_was_declared_before_a_throw_survives()
    {
        var cells = await Cells.RunAsync("var a = 5; throw new Exception(\"no\");", "a");
        Assert.Equal("no (test.ipynb, cell [1], line 1)", cells[0].Error()!.Value);
        Assert.Equal("5", cells[1].Plain());
    }

    [Fact]
    public async Task The_cause_is_told_too_and_wrappers_are_not()
    {
        var cells = await Cells.RunAsync(
            "throw new InvalidOperationException(\"outer\", new ArgumentException(\"inner\"));",
            "Task.Run(() => throw new FormatException(\"from a task\")).Wait();");
        Assert.Contains("caused by ArgumentException: inner", cells[0].Error()!.Traceback);
        Assert.Equal("FormatException", cells[1].Error()!.Name);
    }

    [Fact]
    public async Task A_value_that_cannot_be_shown_is_an_error_of_the_cell()
    {
        var cells = await Cells.RunAsync("class Bad { public override string ToString() => throw new NotSupportedException(\"shy\"); }", "new Bad()", "1");
        Assert.Equal("NotSupportedException", cells[1].Error()!.Name);
        Assert.Equal("1", cells[2].Plain());
    }

    [Theory]
    [InlineData("using var stream = new System.IO.MemoryStream();", "using (var x = …)")]
    [InlineData("await using System.IO.Stream stream = System.IO.Stream.Null;", "using (var x = …)")]
    [InlineData("namespace Deep { class A { } }", "cannot declare a namespace")]
    [InlineData("static class More { public static int Twice(this int x) => 2 * x; }", "without a class")]
    public async Task What_a_cell_cannot_hold_at_its_top_is_explained(string source, string expected)
    {
        Assert.Contains((await Cells.RunAsync(source))[0].Error()!.Traceback, line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_errors_are_bounded()
    {
        var error = (await Cells.RunAsync(string.Join('\n', Enumerable.Range(0, 30).Select(i => $"missing{i}();"))))[0].Error()!;
        Assert.Equal("(20 more)", error.Traceback[^1]);
    }
}
