using System.Text.Json.Nodes;

namespace Workbook.Tests.Jupyter;

/// <summary>Completion, inspection and figures as a client gets them.</summary>
public class AskingTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelClient _kernel = fixture.Kernel;

    [Fact]
    public void The_cursor_is_counted_in_code_points()
    {
        const string code = "var smile = \"😀😀\"; Console.WriteL";
        var content = _kernel.Ask("complete_request", new JsonObject { ["code"] = code, ["cursor_pos"] = code.Length - 2 }).Reply.Content;
        Assert.Equal("WriteLine", content["matches"]!.AsArray().Single()!.ToString());
        Assert.Equal(code.Length - 2, content["cursor_end"]!.GetValue<int>());
        Assert.Equal(code.Length - 2 - "WriteL".Length, content["cursor_start"]!.GetValue<int>());
        Assert.Equal("function", content["metadata"]!["_jupyter_types_experimental"]![0]!["type"]!.ToString());
    }

    [Fact]
    public void A_name_is_inspected_as_text_and_Markdown()
    {
        var content = _kernel.Ask("inspect_request", new JsonObject { ["code"] = "Console.WriteLine", ["cursor_pos"] = 12 }).Reply.Content;
        Assert.True(content["found"]!.GetValue<bool>());
        Assert.Contains("WriteLine", content["data"]!["text/plain"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("```csharp", content["data"]!["text/markdown"]!.ToString(), StringComparison.Ordinal);
        Assert.False(_kernel.Ask("inspect_request", new JsonObject { ["code"] = "zzz", ["cursor_pos"] = 1 }).Reply.Content["found"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("Console?")]
    [InlineData("?Console")]
    [InlineData("Console.WriteLine??")]
    public void A_question_mark_opens_a_page(string question)
    {
        var payload = _kernel.Run(question).Reply.Content["payload"]![0]!;
        Assert.Equal("page", payload["source"]!.ToString());
        Assert.Contains("Console", payload["data"]!["text/plain"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_is_sent_as_JSON_and_as_HTML_that_draws_it_or_shows_its_text()
    {
        const string figure = """{"data": [{"x": [1, 2], "y": ["</script>", 3]}]}""";
        var answer = _kernel.Run($$""""
            """{{figure}}""".DisplayAs("application/vnd.plotly.v1+json");
            """");
        var data = answer.Of("display_data").Single()["data"]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(figure), data["application/vnd.plotly.v1+json"]));
        var html = data["text/html"]!.ToString();
        Assert.Single(html.Split("</script>")[..^1]);
        Assert.Contains("kernelspecs/test/plotly.min.js", html, StringComparison.Ordinal);
        Assert.Contains("<pre>", html, StringComparison.Ordinal);
    }
}
