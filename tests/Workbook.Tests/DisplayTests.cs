namespace Workbook.Tests;

[Collection("How values are shown is set for the whole process")]
public class DisplayTests
{
    [Theory]
    [InlineData("\"plain <text>\"", "plain <text>")]
    [InlineData("3.25", "3.25")]
    [InlineData("0.1f", "0.1")]
    [InlineData("true", "True")]
    [InlineData("DayOfWeek.Monday", "Monday")]
    [InlineData("typeof(Dictionary<string, int?>)", "Dictionary<string, int?>")]
    [InlineData("new DateTime(2026, 1, 2, 3, 4, 5)", "2026-01-02 03:04:05")]
    [InlineData("new[] { 1, 2, 3 }", "[1, 2, 3]")]
    [InlineData("(1, \"two\")", "(1, two)")]
    [InlineData("new int[0]", "[]")]
    [InlineData("new[] { new[] { 1, 2 }, new[] { 3 } }", "[1, 2]\n[3]")]
    [InlineData("new int?[] { 1, null }", "[1, <null>]")]
    [InlineData("new Exception(\"why\")", "Exception: why")]
    public async Task A_value_reads_well_as_text(string source, string text)
    {
        Assert.Equal(text, (await Cells.RunAsync(source))[0].Plain());
    }

    [Fact]
    public async Task A_list_of_records_is_a_table()
    {
        var cell = (await Cells.RunAsync("record Epoch(int Number, double Loss);", "new[] { new Epoch(1, 0.5), new Epoch(10, 0.25) }"))[1];
        Assert.Equal("Number  Loss\n------  ----\n     1   0.5\n    10  0.25", cell.Plain());
        Assert.Equal(2, Count(cell.Html(), "<tr><td"));
        Assert.Contains("Loss</th>", cell.Html(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_objects_with_different_members_share_a_table()
    {
        var cell = (await Cells.RunAsync("new object[] { new { A = 1 }, new { A = 2, B = \"<x>\" } }"))[0];
        Assert.Equal("A  B\n-  ---\n1\n2  <x>", cell.Plain());
        Assert.Contains("&lt;x&gt;", cell.Html(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dictionary_is_a_table_of_keys_and_values()
    {
        var cell = (await Cells.RunAsync("new Dictionary<string, int> { [\"cat\"] = 120, [\"dog\"] = 80 }"))[0];
        Assert.Equal("key  value\n---  -----\ncat    120\ndog     80", cell.Plain());
    }

    [Fact]
    public async Task A_matrix_is_a_table()
    {
        Assert.Equal("0  1\n-  -\n5  1\n0  4", (await Cells.RunAsync("new int[,] { { 5, 1 }, { 0, 4 } }"))[0].Plain());
    }

    [Fact]
    public async Task An_object_that_has_no_text_of_its_own_shows_its_members()
    {
        var cells = await Cells.RunAsync(
            "class Plain { public int A { get; } = 1; public string B = \"b\"; public int Bad => throw new Exception(\"no\"); }\nclass Own { public override string ToString() => \"own\"; }",
            "new Plain()",
            "new Own()",
            "new[] { new Own(), new Own() }");
        Assert.Equal("Plain\n  A    1\n  Bad  (Exception: no)\n  B    b", cells[1].Plain());
        Assert.Equal("own", cells[2].Plain());
        Assert.Equal("[own, own]", cells[3].Plain());
    }

    [Theory]
    [InlineData("Enumerable.Range(0, 100).ToList()", "18, 19, (80 more)]")]
    [InlineData("new HashSet<int>(Enumerable.Range(0, 100))", "18, 19, (80 more)]")]
    [InlineData("Enumerable.Repeat(1, 30).Where(x => x > 0)", "1, (more)]")]
    public async Task A_long_sequence_stops_after_twenty(string source, string end)
    {
        Assert.EndsWith(end, (await Cells.RunAsync(source))[0].Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_without_end_is_shown()
    {
        var cells = await Cells.RunAsync("IEnumerable<int> Naturals() { for (var i = 0; ; i++) yield return i; }", "Naturals()");
        Assert.EndsWith("19, (more)]", cells[1].Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caught_exception_tells_where_it_was_thrown_and_why()
    {
        var cells = await Cells.RunAsync(
            "Exception Caught()\n{\n    try { throw new InvalidOperationException(\"outer\", new FormatException(\"inner\")); }\n    catch (Exception e) { return e; }\n}", "Caught()");
        Assert.Equal("InvalidOperationException: outer\n   at Caught() in cell [1], line 3\ncaused by FormatException: inner", cells[1].Plain());
    }

    [Fact]
    public async Task A_deep_and_wide_object_is_bounded()
    {
        var cells = await Cells.RunAsync(
            "class Node { public Node Self => this; public List<Node> Many => Enumerable.Repeat(this, 50).ToList(); }", "new Node()");
        Assert.InRange(cells[1].Html()!.Length, 100, 2_000_000);
    }

    [Fact]
    public async Task A_task_that_is_not_awaited_is_not_waited_for()
    {
        var cell = (await Cells.RunAsync("new TaskCompletionSource<int>().Task"))[0];
        Assert.Equal("Task<int> (WaitingForActivation): await it to see its value", cell.Plain());
    }

    [Fact]
    public async Task Html_markdown_and_asked_for_types_are_kept_apart()
    {
        var cells = await Cells.RunAsync(
            "HTML(\"<b>x</b>\")", "\"# t\".DisplayAs(\"text/markdown\");", "display(new { A = 1 }, \"text/plain\");", "new { A = 1 }.Display();");
        Assert.Equal("<b>x</b>", cells[0].Html());
        Assert.Equal(["text/markdown"], MimeTypes(cells[1]));
        Assert.Equal(["text/plain"], MimeTypes(cells[2]));
        Assert.Equal(["text/html", "text/plain"], MimeTypes(cells[3]).Order());
    }

    private static IEnumerable<string> MimeTypes(Workbook.Notebooks.Cell cell) =>
        Assert.IsType<Workbook.Notebooks.DisplayOutput>(Assert.Single(cell.Outputs)).Data.MimeTypes;

    private static int Count(string? text, string part) => text!.Split(part).Length - 1;
}
