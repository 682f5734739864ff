using System.Text.Json.Nodes;

namespace Workbook.Tests.Jupyter;

/// <summary>What the text of the Jupyter protocol says of each message, checked over real sockets.</summary>
public class ProtocolTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelClient _kernel = fixture.Kernel;

    [Theory]
    [InlineData("shell")]
    [InlineData("control")]
    public void The_kernel_says_what_it_is(string channel)
    {
        var answer = _kernel.Ask("kernel_info_request", [], channel);
        Assert.Equal("kernel_info_reply", answer.Reply.Type);
        Assert.Equal("ok", answer.Status);
        Assert.Equal("5.4", answer.Reply.Content["protocol_version"]!.ToString());
        var language = answer.Reply.Content["language_info"]!;
        Assert.Equal(["C#", ".cs", "text/x-csharp"], new[] { "name", "file_extension", "mimetype" }.Select(name => language[name]!.ToString()));
    }

    [Fact]
    public void A_cell_is_busy_then_echoed_then_answered_then_idle()
    {
        var answer = _kernel.Run("1 + 1");
        Assert.Equal(["status", "execute_input", "execute_result", "status"], answer.Types);
        Assert.Equal("2", answer.Result!["text/plain"]!.ToString());
        Assert.Equal("1 + 1", answer.Of("execute_input").Single()["code"]!.ToString());
        Assert.Equal(
            answer.Reply.Content["execution_count"]!.GetValue<int>(), answer.Of("execute_result").Single()["execution_count"]!.GetValue<int>());
        Assert.All(answer.Published, message => Assert.Equal("tester", message.Parent["username"]!.ToString()));
    }

    [Fact]
    public void Printed_text_comes_on_its_stream_before_the_result()
    {
        var answer = _kernel.Run("Console.WriteLine(\"out\"); Console.Error.WriteLine(\"bad\"); 7");
        Assert.Equal("out\n", answer.Printed());
        Assert.Equal("bad\n", answer.Printed("stderr"));
        Assert.Equal("execute_result", answer.Types.ElementAt(answer.Published.Count - 2));
    }

    [Fact]
    public void What_a_child_process_prints_is_the_cells()
    {
        var answer = _kernel.Run("System.Diagnostics.Process.Start(\"dotnet\", \"--version\").WaitForExit(); Console.Write(\"after\");");
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\s*$", answer.Printed().Replace("after", "", StringComparison.Ordinal));
        Assert.Equal("", _kernel.Run("1").Printed());
    }

    [Fact]
    public void A_display_can_be_updated_in_its_place()
    {
        var answer = _kernel.Run("var shown = display(\"one\"); shown.Update(\"two\");");
        var first = answer.Of("display_data").Single();
        var second = answer.Of("update_display_data").Single();
        Assert.Equal("one", first["data"]!["text/plain"]!.ToString());
        Assert.Equal("two", second["data"]!["text/plain"]!.ToString());
        Assert.Equal(first["transient"]!["display_id"]!.ToString(), second["transient"]!["display_id"]!.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_output_can_be_cleared(bool wait) =>
        Assert.Equal(wait, _kernel.Run($"ClearOutput({(wait ? "true" : "false")});").Of("clear_output").Single()["wait"]!.GetValue<bool>());

    [Fact]
    public void An_error_says_what_and_where_once()
    {
        var answer = _kernel.Run("var fine = 1;\nthrow new InvalidOperationException(\"no way\");");
        var error = answer.Of("error").Single();
        var number = answer.Reply.Content["execution_count"]!.GetValue<int>();
        Assert.Equal("error", answer.Status);
        Assert.Equal("InvalidOperationException", error["ename"]!.ToString());
        Assert.Equal($"no way (cell [{number}], line 2)", error["evalue"]!.ToString());
        Assert.Contains("    2 | throw new InvalidOperationException(\"no way\");", error["traceback"]!.AsArray().Select(line => line!.ToString()));
        Assert.Equal(error["evalue"]!.ToString(), answer.Reply.Content["evalue"]!.ToString());
    }

    [Fact]
    public void A_silent_cell_says_nothing_and_is_not_counted()
    {
        var before = _kernel.Run("1").Reply.Content["execution_count"]!.GetValue<int>();
        var silent = _kernel.Run("var quiet = 5; Console.WriteLine(\"psst\"); quiet", new JsonObject { ["silent"] = true });
        Assert.Equal(["status", "status"], silent.Types);
        var after = _kernel.Run("quiet");
        Assert.Equal("5", after.Result!["text/plain"]!.ToString());
        Assert.Equal(before + 1, after.Reply.Content["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public void A_cell_without_history_is_not_counted()
    {
        var before = _kernel.Run("1").Reply.Content["execution_count"]!.GetValue<int>();
        _kernel.Run("unforgettable: ;", new JsonObject { ["store_history"] = false });
        Assert.Equal(before + 1, _kernel.Run("2").Reply.Content["execution_count"]!.GetValue<int>());
        var history = _kernel.Ask("history_request", new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "unforgettable*" });
        Assert.Empty(history.Reply.Content["history"]!.AsArray());
    }

    [Fact]
    public void User_expressions_are_evaluated_each_for_itself()
    {
        var wanted = new JsonObject { ["sum"] = "1 + 2", ["bad"] = "nothere" };
        var values = _kernel.Run("var x9 = 1;", new JsonObject { ["user_expressions"] = wanted }).Reply.Content["user_expressions"]!;
        Assert.Equal("ok", values["sum"]!["status"]!.ToString());
        Assert.Equal("3", values["sum"]!["data"]!["text/plain"]!.ToString());
        Assert.Equal("error", values["bad"]!["status"]!.ToString());
        Assert.Equal("CompilationError", values["bad"]!["ename"]!.ToString());
    }

    [Theory]
    [InlineData(true, "aborted")]
    [InlineData(false, "ok")]
    public void What_was_sent_after_a_cell_that_fails_does_not_run_unless_asked(bool stops, string status)
    {
        var failing = _kernel.Send("shell", "execute_request", new JsonObject { ["code"] = "System.Threading.Thread.Sleep(300); throw new Exception();", ["stop_on_error"] = stops });
        var next = _kernel.Send("shell", "execute_request", new JsonObject { ["code"] = "3" });
        Assert.Equal("error", _kernel.Await("shell", failing).Status);
        Assert.Equal(status, _kernel.Await("shell", next).Status);
        Assert.Equal("ok", _kernel.Run("4").Status);
    }

    [Fact]
    public void A_console_learns_whether_to_ask_for_more()
    {
        JsonObject Ask(string code) => _kernel.Ask("is_complete_request", new JsonObject { ["code"] = code }).Reply.Content;
        Assert.Equal("complete", Ask("#!time\nvar x = 1;")["status"]!.ToString());
        Assert.Equal("invalid", Ask("class 5 {}")["status"]!.ToString());
        var open = Ask("int F()\n{\n    if (true)\n    {");
        Assert.Equal("incomplete", open["status"]!.ToString());
        Assert.Equal(8, open["indent"]!.ToString().Length);
    }

    [Fact]
    public void History_is_told_by_tail_range_and_pattern()
    {
        var first = _kernel.Run("\"history one\"").Reply.Content["execution_count"]!.GetValue<int>();
        _kernel.Run("\"history two\"");
        _kernel.Run("\"history two\"");
        JsonArray History(JsonObject request) => _kernel.Ask("history_request", request).Reply.Content["history"]!.AsArray();
        Assert.Equal("\"history two\"", History(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1 }).Single()![2]!.ToString());
        var range = History(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = first, ["stop"] = first + 2, ["output"] = true });
        Assert.Equal([first, first + 1], range.Select(entry => entry![1]!.GetValue<int>()));
        Assert.Equal("history one", range[0]![2]![1]!.ToString());
        var search = new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "*history ?wo*", ["unique"] = true };
        Assert.Single(History(search));
    }

    [Fact]
    public void The_heart_beats() => Assert.Equal("tick"u8.ToArray(), _kernel.Beat("tick"u8.ToArray()));

    [Fact]
    public void A_request_that_nobody_knows_ends_in_idle()
    {
        var id = _kernel.Send("shell", "dance_request", []);
        Received message;
        do message = _kernel.Receive("iopub");
        while (message.ParentId != id || message.Content["execution_state"]?.ToString() != "idle");
        Assert.Equal("ok", _kernel.Run("1").Status);
    }
}
