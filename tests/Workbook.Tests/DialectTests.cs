using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>What .NET Interactive's notebooks say, and what they get here.</summary>
[Collection("How values are shown is set for the whole process")]
public class DialectTests
{
    private const string Formatting = "using Microsoft.DotNet.Interactive.Formatting;\nusing static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\n";

    [Fact]
    public async Task A_registered_formatter_is_used_for_its_type_and_those_derived_from_it_also_inside_others()
    {
        var cells = await Cells.RunAsync(
            Formatting + "class Animal { public string Name = \"a\"; }\nclass Cat : Animal { }",
            "Formatter.Register<Animal>(animal => $\"<i>{animal.Name}</i>\", \"text/html\");",
            "new Cat()",
            "new[] { new { Kind = 1, Animal = new Cat() } }",
            "Formatter.Register<Cat>((cat, writer) => writer.Write(\"<u>cat</u>\"), \"text/html\");\nnew Cat()",
            "Formatter.SetPreferredMimeTypesFor(typeof(Cat), \"text/html\");\nnew Cat()");
        Assert.All(cells, cell => Assert.Null(cell.Error()));
        Assert.Equal("<i>a</i>", cells[2].Html());
        Assert.Contains("<i>a</i></td>", cells[3].Html(), StringComparison.Ordinal);
        Assert.Equal("<u>cat</u>", cells[4].Html());
        Assert.Equal([Mime.Html], Assert.IsType<DisplayOutput>(cells[5].Outputs[0]).Data.MimeTypes);
    }

    [Theory]
    [InlineData("Formatter.Register(typeof(Box<>), (object box, System.IO.TextWriter writer) => writer.Write(\"quack\"), \"text/html\");\nnew Box<int>()", "quack")]
    [InlineData("Formatter.Register<Box<string>>((box, context) => { context.Writer.Write(\"formatted\"); return true; }, \"text/html\");\nnew Box<string>()", "formatted")]
    [InlineData("Formatter.Register<Box<long>>((box, context) => false, \"text/html\");\nnew Box<long>()", "Box&lt;long&gt;")]
    public async Task Formatters_of_every_form_are_taken(string source, string expected)
    {
        var cell = (await Cells.RunAsync(Formatting + "class Box<T> { public int A = 1; }", source))[1];
        Assert.Null(cell.Error());
        Assert.Contains(expected, cell.Html(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("div[style: \"color:red\"](b(\"<x>\"), HTML(\"<hr>\"))", "<div style=\"color:red\"><b>&lt;x&gt;</b><hr></div>")]
    [InlineData("span[@class: \"a\", data_id: 3](1.5)", "<span class=\"a\" data-id=\"3\">1.5</span>")]
    [InlineData("table(thead(tr(th(\"n\"))), tbody(new[] { 1, 2 }.Select(x => tr(td(x)))))", "<table><thead><tr><th>n</th></tr></thead><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>")]
    [InlineData("ul.li(\"one\")", "<ul><li>one</li></ul>")]
    [InlineData("p(\"a\", br, img[src: \"x.png\"])", "<p>a<br><img src=\"x.png\"></p>")]
    [InlineData("_.article(\"any tag\")", "<article>any tag</article>")]
    public async Task Pocket_views_write_html(string source, string html)
    {
        var cell = (await Cells.RunAsync(Formatting, source))[1];
        Assert.Null(cell.Error());
        Assert.Equal(html, cell.Html());
    }

    [Fact]
    public async Task The_list_limit_can_be_set_and_reset()
    {
        var cells = await Cells.RunAsync(
            Formatting + "Formatter.ListExpansionLimit = 3;", "Enumerable.Range(0, 5).ToList()", "Formatter.ResetToDefault();", "Enumerable.Range(0, 5).ToList()");
        Assert.Equal("[0, 1, 2, (2 more)]", cells[1].Plain());
        Assert.Equal("[0, 1, 2, 3, 4]", cells[3].Plain());
    }

    [Fact]
    public async Task Html_content_has_its_type_by_name_and_a_value_its_display_string()
    {
        var cells = await Cells.RunAsync(
            Formatting + "using Microsoft.AspNetCore.Html;\nIHtmlContent made = HTML(\"<b>1</b>\");",
            "new[] { made, new HtmlString(\"<i>2</i>\") }",
            "new { A = 1 }.ToDisplayString(\"text/html\")");
        Assert.Contains("<b>1</b>", cells[1].Html(), StringComparison.Ordinal);
        Assert.Contains("<i>2</i>", cells[1].Html(), StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:left\">1</td>", cells[2].Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_and_whos_tell_the_variables_as_they_stand()
    {
        var cells = await Cells.RunAsync("var b = 2; var a = \"one\";", "var b = 3.5;", "#!who", "#!whos");
        Assert.Equal("[a, b]", cells[2].Plain());
        Assert.Equal("Name  Type    Value\n----  ------  -----\na     string  one\nb     double    3.5", cells[3].Plain());
    }

    [Fact]
    public async Task Values_are_set_kept_and_shared()
    {
        using var folder = new TemporaryFolder();
        folder.File("kept.txt", "from a file");
        var cells = await Cells.RunInAsync(
            folder.Path,
            "#!set --name url --value https://example.com/a",
            "#!value --name text\n{ \"quoted\": 1 }\n#!time is text here",
            "#!share --from value text --as json",
            "#!value --name file --from-file kept.txt",
            "#!share --from value file\n#!set --name copy --value @csharp:url",
            "$\"{url} | {json} | {file} | {copy}\"");
        Assert.All(cells, cell => Assert.Null(cell.Error()));
        Assert.Equal("https://example.com/a | { \"quoted\": 1 }\n#!time is text here | from a file | https://example.com/a", cells[5].Plain());
    }

    [Theory]
    [InlineData("#!set --name 1a --value 1", "is no name for a variable")]
    [InlineData("#!set --value 1", "needs --name")]
    [InlineData("#!share --from value none", "keeps nothing named 'none'")]
    [InlineData("#!share --from fsharp x", "no language fsharp")]
    [InlineData("#!fsharp\nlet x = 1", "F# is not run here")]
    [InlineData("#!pwsh\n#!not-a-directive", "PowerShell is not run here")]
    [InlineData("#!sql-northwind\nselect 1", "#!lsmagic lists what is")]
    [InlineData("await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"name?\")", "--set name=value")]
    public async Task What_cannot_be_done_is_said(string source, string expected)
    {
        var error = (await Cells.RunAsync(source))[0].Error();
        Assert.Contains(expected, error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_may_change_its_language_and_lines_are_still_counted_from_its_top()
    {
        var cells = await Cells.RunAsync(
            "#!html\n<b>x</b>\n#!csharp\nvar a = 1;\na + 1\n#!markdown\n# Title", "#!html\n<b>x</b>\n#!csharp\nmissing");
        Assert.Equal(3, cells[0].Outputs.Count);
        Assert.Equal("<b>x</b>", ((DisplayOutput)cells[0].Outputs[0]).Data[Mime.Html]);
        Assert.Equal("2", ((DisplayOutput)cells[0].Outputs[1]).Data[Mime.Plain]);
        Assert.Equal("# Title", ((DisplayOutput)cells[0].Outputs[2]).Data[Mime.Markdown]);
        Assert.Contains("line 4", cells[1].Error()!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_lsmagic_time_and_mermaid_show_something()
    {
        var cells = await Cells.RunAsync("#!about", "#!lsmagic", "#!time\n1 + 1", "#!mermaid\ngraph LR\n  A --> B");
        Assert.Contains(".NET 10", cells[0].Plain(), StringComparison.Ordinal);
        Assert.Contains("#!import", cells[1].Plain(), StringComparison.Ordinal);
        Assert.StartsWith("Wall time: ", ((DisplayOutput)cells[2].Outputs[0]).Data[Mime.Plain], StringComparison.Ordinal);
        Assert.Equal("graph LR\n  A --> B", ((DisplayOutput)cells[3].Outputs[0]).Data[Mime.Mermaid]);
    }
}
