using Workbook.Completion;
using Workbook.Session;

namespace Workbook.Tests.Completion;

public class CompletionTests
{
    [Theory]
    [InlineData("Console.WriteL|", "WriteLine")]
    [InlineData("forea|", "foreach")]
    [InlineData("\"abc\".ToUpperI|", "ToUpperInvariant")]
    [InlineData("var text = \"a\"; text?.ToUpperI|", "ToUpperInvariant")]
    [InlineData("new[] { 1 }.SelectM|", "SelectMany")]
    [InlineData("using System.Net.Htt|", "Http")]
    [InlineData("using Sys|", "System")]
    [InlineData("var point = new { East = 1, North = 2 }; point.Nor|", "North")]
    [InlineData("DayOfWeek.Wed|", "Wednesday")]
    [InlineData("new UriBuilder { Por|", "Port")]
    [InlineData("string.Join(separ|", "separator:")]
    [InlineData("var a = 1;\nforeach (var number in new[] { 1 })\n{\n    numb|\n}", "number")]
    [InlineData("$\"{Console.WriteL|}\"", "WriteLine")]
    [InlineData("Console.WriteL|\nvar after = 1;", "WriteLine")]
    public async Task A_word_is_completed(string cell, string expected) => Assert.Equal([expected], await CompleteAsync(cell));

    [Theory]
    [InlineData("\"Console.WriteL|\"")]
    [InlineData("// Console.WriteL|")]
    [InlineData("/* Console.WriteL| */")]
    [InlineData("nothing.Wr|")]
    [InlineData("12|")]
    public async Task Where_no_name_can_stand_nothing_is_offered(string cell) => Assert.Empty(await CompleteAsync(cell));

    [Fact]
    public async Task What_the_cells_before_declared_is_offered()
    {
        Assert.Equal(["distance"], await CompleteAsync("dist|", "var distance = 5;"));
        Assert.Equal(["Twice"], await CompleteAsync("4.Twi|", "static int Twice(this int x) => 2 * x;"));
        Assert.Equal(["Speed"], await CompleteAsync("new Car().Sp|", "class Car { public int Speed; int Spare; }"));
        Assert.Equal(["ZipFile"], await CompleteAsync("ZipFi|", "using System.IO.Compression;"));
    }

    [Fact]
    public async Task Of_a_type_the_static_members_and_of_a_value_the_others()
    {
        Assert.DoesNotContain("Length", await CompleteAsync("string.|"));
        Assert.Contains("IsNullOrEmpty", await CompleteAsync("string.|"));
        Assert.DoesNotContain("IsNullOrEmpty", await CompleteAsync("\"a\".|"));
        Assert.Contains("Length", await CompleteAsync("\"a\".|"));
    }

    [Theory]
    [InlineData("#!mark|", "#!markdown")]
    [InlineData("#lo|", "#load")]
    [InlineData("#r \"inner/Som|", "Some.dll")]
    [InlineData("#r \"inn|", "inner/")]
    [InlineData("#!import inner/note|", "notebook.ipynb")]
    [InlineData("var x = 1;\n#!tim|", "#!time")]
    public async Task A_directive_and_its_path_are_completed(string cell, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.File("inner/Some.dll", "");
        folder.File("inner/Some.txt", "");
        folder.File("inner/notebook.ipynb", "");
        Assert.Equal([expected], await CompleteInAsync(folder.Path, cell));
    }

    [Fact]
    public async Task The_word_is_replaced_from_its_start_to_the_cursor()
    {
        using var session = new CSharpSession(".");
        await RunAsync(session, "1");
        var found = new CellCompletion(session, ".").At("var x = Console.Wri + 1;", "var x = Console.Wri".Length);
        Assert.Equal((16, 19), (found.Start, found.End));
        Assert.Equal(["function", "function"], found.Matches.Select(match => match.Kind));
        Assert.StartsWith("void Console.Write(", found.Matches[0].Signature, StringComparison.Ordinal);
    }

    private static Task<string[]> CompleteAsync(string cell, params string[] before) => CompleteInAsync(".", cell, before);

    private static async Task<string[]> CompleteInAsync(string folder, string cell, params string[] before)
    {
        using var session = new CSharpSession(folder);
        foreach (var source in before) await RunAsync(session, source);
        var cursor = cell.IndexOf('|', StringComparison.Ordinal);
        return [.. new CellCompletion(session, folder).At(cell.Remove(cursor, 1), cursor).Matches.Select(match => match.Text)];
    }

    private static async Task RunAsync(CSharpSession session, string source) =>
        Assert.Null((await session.RunAsync(new CellSource(source, "before"), Workbook.Jupyter.Execution.SilentSink.Instance)).Error);
}
