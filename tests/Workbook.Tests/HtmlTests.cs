using System.Text.Json.Nodes;
using Workbook.Html;
using Workbook.Notebooks;

namespace Workbook.Tests;

public class HtmlTests
{
    private const string Plotly = "var Plotly = { marker: 'PLOTLY-SOURCE </script>' };";

    [Fact]
    public void Plotly_is_inlined_once_however_many_figures()
    {
        var page = Page(Plotly, Figure("""{"data": []}"""), Figure("""{"data": []}"""));
        Assert.Equal(1, Count(page, "PLOTLY-SOURCE"));
        Assert.Equal(2, Count(page, "class=\"figure\""));
        Assert.DoesNotContain("<script src", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_figure_there_is_no_script()
    {
        Assert.DoesNotContain("<script", Page(Plotly, Shown(Mime.Plain, "1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Mermaid_is_inlined_once_and_only_where_there_is_a_diagram_in_an_output_or_in_prose()
    {
        const string Mermaid = "var mermaid = 'MERMAID-SOURCE </script>';";
        var page = HtmlPage.Render(new Notebook([Shown(Mime.Mermaid, "graph LR\n  A --> B<x>"), Cells.Prose("```mermaid\ngraph TD\n```")], []), "/course/01.ipynb", Text(null), Text(Mermaid));
        Assert.Equal(1, Count(page, "MERMAID-SOURCE"));
        Assert.Contains("<div class=\"diagram\"><pre>graph LR\n  A --&gt; B&lt;x&gt;</pre></div>", page, StringComparison.Ordinal);
        Assert.Equal(2, Count(page, "class=\"diagram\""));
        Assert.DoesNotContain("<script", HtmlPage.Render(new Notebook([Shown(Mime.Plain, "1")], []), "/course/01.ipynb", Text(null), Text(Mermaid)), StringComparison.Ordinal);
        var plain = Page(null, Shown(Mime.Mermaid, "graph LR"));
        Assert.Contains("mermaid was not found", plain, StringComparison.Ordinal);
        Assert.Contains("<pre>graph LR</pre>", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_page_does_not_need_is_not_read()
    {
        var (plotly, mermaid) = (new Lazy<string?>(() => "PLOTLY-SOURCE"), new Lazy<string?>(() => "MERMAID-SOURCE"));
        _ = HtmlPage.Render(new Notebook([Shown(Mime.Plain, "1"), Cells.Prose("# A title")], []), "/course/01.ipynb", plotly, mermaid);
        Assert.False(plotly.IsValueCreated || mermaid.IsValueCreated);
        Assert.Contains("PLOTLY-SOURCE", HtmlPage.Render(new Notebook([Figure("""{"data": []}""")], []), "/course/01.ipynb", plotly, mermaid), StringComparison.Ordinal);
        Assert.False(mermaid.IsValueCreated);
    }

    [DiagramFact]
    public async Task A_browser_draws_a_diagram_and_leaves_the_text_of_what_is_none()
    {
        using var folder = new TemporaryFolder();
        var cells = new[] { "graph LR\n  A[Backbone] --> B{frozen?}", "no diagram", "sequenceDiagram\n  Alice->>Bob: hi" }.Select(text => Shown(Mime.Mermaid, text));
        NotebookWriter.WriteFile(new Notebook(cells, []), folder["a.ipynb"]);
        HtmlPage.WriteFile(NotebookReader.ReadFile(folder["a.ipynb"]), folder["a.ipynb"], folder["a.html"]);
        var page = await DiagramFactAttribute.DrawnAsync(folder["a.html"], folder["profile"]);
        Assert.Equal(2, Count(page, "class=\"diagram drawn\""));
        Assert.Equal(2, Count(page, "<svg id=\"diagram-0-"));
        Assert.Contains("Backbone", page[page.IndexOf("<svg", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("This is no diagram that mermaid can draw", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_plotly_the_page_says_so_and_shows_the_picture()
    {
        var figure = Figure("""{"data": []}""");
        ((DisplayOutput)figure.Outputs[0]).Data.Add(Mime.Png, "aGVsbG8=");
        var page = Page(null, figure);
        Assert.Contains("plotly.js was not found", page, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,aGVsbG8=\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_figure_can_end_its_script()
    {
        var page = Page(Plotly, Figure("""{"layout": {"title": "</script><script>alert(1)</script><!--"}}"""));
        Assert.DoesNotContain("alert(1)</script>", page, StringComparison.Ordinal);
        var json = page.Split("<script type=\"application/json\">")[1].Split("</script>")[0];
        Assert.Equal("</script><script>alert(1)</script><!--", JsonNode.Parse(json)!["layout"]!["title"]!.ToString());
        Assert.Equal(Count(page, "<script"), Count(page, "</script>"));
    }

    [Fact]
    public void Source_printed_text_and_errors_are_escaped()
    {
        var cell = Cells.Code("var a = \"<b>&\"; // </pre>");
        cell.Outputs.Add(new StreamOutput("stdout", "<i>out</i>"));
        cell.Outputs.Add(new ErrorOutput("E", "v", ["<u>trace</u>"]));
        var page = Page(null, cell);
        Assert.DoesNotContain("<i>out", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<u>trace", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>&", page, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;out&lt;/i&gt;", page, StringComparison.Ordinal);
        Assert.Contains("class=\"error\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_richest_type_is_shown()
    {
        var cell = Cells.Code("x");
        cell.Outputs.Add(new DisplayOutput(MimeBundle.Of(Mime.Plain, "PLAIN").Add(Mime.Html, "<em>rich</em>")));
        var page = Page(null, cell);
        Assert.Contains("<em>rich</em>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("PLAIN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_that_writes_over_its_line_is_shown_as_it_was_left()
    {
        var cell = Cells.Code("x");
        cell.Outputs.Add(new StreamOutput("stdout", "epoch 10\repoch 2\n\u001b[31mred\u001b[0m"));
        Assert.Contains(">epoch 20\nred<", Page(null, cell), StringComparison.Ordinal);
    }

    [Fact]
    public void Source_is_coloured_and_nothing_of_it_is_lost()
    {
        const string source = "#r \"x.dll\"\n#!time\n// note\nvar n = Twice(1.5f) + $\"a{n:F2}b\"; record R<T>(T A);\n  \n\"\"\"raw\"\"\"";
        var html = CSharpHtml.Render(source);
        var text = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", ""));
        Assert.Equal(source, text);
        Assert.Contains("<span class=\"c\">// note</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">var</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"f\">Twice</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"n\">1.5f</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Prose_has_tables_folds_headings_math_and_links_between_pages()
    {
        var page = Page(null, Cells.Prose("""
            # Title & more

            ## Part `one`

            ## Part `one`

            ### Deep

            | a | b |
            |---|--:|
            | 1 | 2 |

            <details><summary>Solution</summary>

            **inside**

            </details>

            $a < b$ and [next](02-next.ipynb#part) and [out](https://example.org/x.ipynb)
            """));
        Assert.Contains("<title>Title &amp; more</title>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"part-one\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#part-one-1\"", page, StringComparison.Ordinal);
        Assert.Contains("<table>", page, StringComparison.Ordinal);
        Assert.Contains("<details><summary>Solution</summary>\n<p><strong>inside</strong></p>\n</details>", page, StringComparison.Ordinal);
        Assert.Contains("<math>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"02-next.html#part\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/x.ipynb\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_put_into_the_page()
    {
        using var folder = new TemporaryFolder();
        folder.File("images/a b.png", "hello");
        var prose = new MarkdownHtml(folder.Path, new DiagramHtml(Text(null)));
        Assert.Contains("src=\"data:image/png;base64,aGVsbG8=\"", prose.Render("![x](images/a%20b.png)"), StringComparison.Ordinal);
        var attached = new JsonObject { ["p.png"] = new JsonObject { ["image/png"] = "QUJD" } };
        Assert.Contains("src=\"data:image/png;base64,QUJD\"", prose.Render("![x](attachment:p.png)", attached), StringComparison.Ordinal);
    }

    private static string Page(string? plotly, params Cell[] cells) => HtmlPage.Render(new Notebook(cells, []), "/course/01-test.ipynb", Text(plotly), Text(null));

    private static Lazy<string?> Text(string? text) => new(text);

    private static Cell Figure(string json) => Shown(Mime.Plotly, json);

    private static Cell Shown(string mimeType, string text)
    {
        var cell = Cells.Code("x");
        cell.Outputs.Add(new DisplayOutput(MimeBundle.Of(mimeType, text)));
        return cell;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
