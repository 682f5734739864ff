using Workbook.Completion;
using Workbook.Session;

namespace Workbook.Tests.Completion;

public class HoverTests
{
    [Theory]
    [InlineData("Console.Wri|teLine(1);", "void Console.WriteLine(int value) (+ ")]
    [InlineData("Console.WriteLine|", "void Console.WriteLine() (+ ")]
    [InlineData("Math.Max(1, |", "byte Math.Max(")]
    [InlineData("DateTime no|w = DateTime.Now;", "DateTime now")]
    [InlineData("new[] { 1 }.Sel|ect(x => x);", "IEnumerable<int> IEnumerable<int>.Select<int, int>(Func<int, int> selector)")]
    [InlineData("va|r list = new List<string>();", "class List<string>")]
    public async Task A_name_is_explained_by_its_signature(string cell, string expected) =>
        Assert.StartsWith(Normal(expected), Normal((await HoverAsync(cell))!.Plain), StringComparison.Ordinal);

    [Fact]
    public async Task The_documentation_of_what_a_cell_declared_is_told()
    {
        const string declares = """
            /// <summary>Doubles <paramref name="x"/>, see <see cref="System.Math"/>.</summary>
            /// <param name="x">Any number.</param>
            /// <returns>Twice of it.</returns>
            int Twice(int x) => 2 * x;
            """;
        Assert.Equal("int Twice(int x)\n\nDoubles x, see Math.", (await HoverAsync("Twi|ce(3)", detailed: false, declares))!.Plain);
        Assert.EndsWith("x: Any number.\n\nReturns twice of it.", (await HoverAsync("Twi|ce(3)", detailed: true, declares))!.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runtimes_own_documentation_is_found()
    {
        Assert.Contains("Writes the current line terminator", (await HoverAsync("Console.WriteLine|"))!.Plain, StringComparison.Ordinal);
        Assert.Contains("equivalent string representation", (await HoverAsync("5.ToStri|ng()"))!.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_shows_the_signature_as_code() =>
        Assert.StartsWith("```csharp\nstring\n```", (await HoverAsync("strin|g"))!.Markdown, StringComparison.Ordinal);

    [Theory]
    [InlineData("nothing|")]
    [InlineData("|")]
    [InlineData("1 + |2")]
    public async Task What_is_no_name_is_not_explained(string cell) => Assert.Null(await HoverAsync(cell));

    private static string Normal(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static async Task<HoverText?> HoverAsync(string cell, bool detailed = false, string? before = null)
    {
        using var session = new CSharpSession(".");
        if (before is not null)
            Assert.Null((await session.RunAsync(new CellSource(before, "before"), Workbook.Jupyter.Execution.SilentSink.Instance)).Error);
        var cursor = cell.IndexOf('|', StringComparison.Ordinal);
        return new CellHover(session).At(cell.Remove(cursor, 1), cursor, detailed);
    }
}
