using System.Text.Json.Nodes;

namespace Workbook.Tests.Jupyter;

public class InputTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelClient _kernel = fixture.Kernel;

    [Theory]
    [InlineData("Console.ReadLine()", "", false)]
    [InlineData("await Kernel.GetInputAsync(\"Your name?\")", "Your name?", false)]
    [InlineData("(await Kernel.GetPasswordAsync(\"Secret?\")).GetClearTextPassword()", "Secret?", true)]
    public void A_cell_asks_the_person_who_runs_it(string expression, string prompt, bool isPassword)
    {
        var id = _kernel.Send("shell", "execute_request", new JsonObject { ["code"] = expression, ["allow_stdin"] = true });
        var question = _kernel.Receive("stdin");
        Assert.Equal("input_request", question.Type);
        Assert.Equal(prompt, question.Content["prompt"]!.ToString());
        Assert.Equal(isPassword, question.Content["password"]!.GetValue<bool>());
        Assert.Equal(id, question.ParentId);
        _kernel.Send("stdin", "input_reply", new JsonObject { ["value"] = "Ada" });
        Assert.Equal("Ada", _kernel.Await("shell", id).Result!["text/plain"]!.ToString());
    }

    [Fact]
    public void Where_nobody_can_be_asked_the_cell_says_so()
    {
        var answer = _kernel.Run("Console.ReadLine()", new JsonObject { ["allow_stdin"] = false });
        Assert.Equal("error", answer.Status);
        Assert.Contains("nobody can give it", answer.Reply.Content["evalue"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_can_be_interrupted_and_its_late_answer_is_not_taken_for_the_next()
    {
        var first = _kernel.Send("shell", "execute_request", new JsonObject { ["code"] = "Console.ReadLine()" });
        _kernel.Receive("stdin");
        _kernel.Send("control", "interrupt_request", []);
        Assert.Equal("error", _kernel.Await("shell", first).Status);
        _kernel.Send("stdin", "input_reply", new JsonObject { ["value"] = "late" });
        var second = _kernel.Send("shell", "execute_request", new JsonObject { ["code"] = "Console.ReadLine()" });
        _kernel.Receive("stdin");
        _kernel.Send("stdin", "input_reply", new JsonObject { ["value"] = "right" });
        Assert.Equal("right", _kernel.Await("shell", second).Result!["text/plain"]!.ToString());
    }
}
