using Workbook.Notebooks;

namespace Workbook.Tests;

public class SessionTests
{
    [Fact]
    public async Task A_cell_sees_what_the_cells_before_it_declared()
    {
        var cells = await Cells.RunAsync("int a = 20;\nint Twice(int x) => 2 * x;", "Twice(a) + 2");
        Assert.Equal("42", cells[1].Plain());
        Assert.True(Assert.IsType<DisplayOutput>(Assert.Single(cells[1].Outputs)).IsResult);
    }

    [Fact]
    public async Task A_name_can_be_declared_anew_with_another_type()
    {
        var cells = await Cells.RunAsync("var a = 1;", "var a = \"text\";", "a.Length");
        Assert.Equal("4", cells[2].Plain());
    }

    [Fact]
    public async Task Await_stands_at_the_top_level()
    {
        var cells = await Cells.RunAsync("var a = await Task.Run(() => 7);\nawait Task.Delay(5);", "await Task.FromResult(a + 1)");
        Assert.Equal("8", cells[1].Plain());
    }

    [Theory]
    [InlineData("1 + 1;")]
    [InlineData("var a = 3;")]
    [InlineData("System.GC.KeepAlive(null)")]
    [InlineData("await System.Threading.Tasks.Task.CompletedTask")]
    [InlineData("display(3);")]
    public async Task Only_a_last_expression_without_semicolon_and_with_a_value_is_a_result(string source)
    {
        var cell = (await Cells.RunAsync(source == "1 + 1;" ? "_ = 1 + 1;" : source))[0];
        Assert.Null(cell.Error());
        Assert.DoesNotContain(cell.Outputs.OfType<DisplayOutput>(), output => output.IsResult);
    }

    [Fact]
    public async Task A_null_result_is_shown()
    {
        Assert.Equal("<null>", (await Cells.RunAsync("(string)null"))[0].Plain());
    }

    [Fact]
    public async Task Printed_text_and_displays_come_in_the_order_in_which_they_were_made()
    {
        var cell = (await Cells.RunAsync("""
            Console.Write("a"); Console.WriteLine("b");
            display(1);
            Console.Error.WriteLine("c");
            Console.WriteLine("d");
            "e"
            """))[0];
        Assert.Collection(
            cell.Outputs,
            output => Assert.Equal("ab\n", Assert.IsType<StreamOutput>(output).Text.ToString()),
            output => Assert.Equal("1", Assert.IsType<DisplayOutput>(output).Data[Mime.Plain]),
            output => Assert.Equal(("stderr", "c\n"), (((StreamOutput)output).Name, ((StreamOutput)output).Text.ToString())),
            output => Assert.Equal(("stdout", "d\n"), (((StreamOutput)output).Name, ((StreamOutput)output).Text.ToString())),
            output => Assert.True(Assert.IsType<DisplayOutput>(output).IsResult));
    }

    [Fact]
    public async Task What_a_task_and_a_thread_of_the_cell_print_is_the_cells()
    {
        var cell = (await Cells.RunAsync("""
            await Task.Run(() => Console.Write("task "));
            var thread = new System.Threading.Thread(() => Console.Write("thread"));
            thread.Start(); thread.Join();
            """))[0];
        Assert.Equal("task thread", cell.Printed());
    }

    [Fact]
    public async Task Ten_thousand_lines_arrive_complete()
    {
        var cell = (await Cells.RunAsync("for (var i = 0; i < 10000; i++) Console.WriteLine(i);"))[0];
        Assert.Equal(string.Concat(Enumerable.Range(0, 10000).Select(i => $"{i}\n")), cell.Printed());
    }

    [Fact]
    public async Task An_update_changes_what_is_shown_in_its_place_also_from_a_later_cell()
    {
        var cells = await Cells.RunAsync("var shown = display(\"first\");\ndisplay(\"other\");", "shown.Update(\"second\");");
        Assert.Equal(["second", "other"], cells[0].Outputs.Cast<DisplayOutput>().Select(output => output.Data[Mime.Plain]));
        Assert.Empty(cells[1].Outputs);
    }

    [Fact]
    public async Task Text_that_no_editor_could_open_is_cut()
    {
        var cell = (await Cells.RunAsync("for (var i = 0; i < 300; i++) Console.WriteLine(new string('x', 9999));"))[0];
        Assert.InRange(cell.Printed().Length, 1_000_000, 1_000_200);
        Assert.EndsWith("characters is not kept)\n", cell.Printed(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_compiler_optimizes()
    {
        var cell = (await Cells.RunAsync("System.Reflection.MethodBase.GetCurrentMethod().Module.Assembly.GetCustomAttributes(typeof(System.Diagnostics.DebuggableAttribute), false).Cast<System.Diagnostics.DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled)"))[0];
        Assert.Equal("False", cell.Plain());
    }
}
