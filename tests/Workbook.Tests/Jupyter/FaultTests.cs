using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Tests.Jupyter;

public class FaultTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelClient _kernel = fixture.Kernel;

    [Theory]
    [InlineData("shell")]
    [InlineData("control")]
    public void A_message_signed_with_a_wrong_key_is_dropped_and_logged(string channel)
    {
        var (id, frames) = _kernel.Frames("execute_request", new JsonObject { ["code"] = "Console.WriteLine(\"stolen\");" }, "another key");
        _kernel.SendRaw(channel, [.. frames]);
        var answer = _kernel.Run("1");
        Assert.Equal("ok", answer.Status);
        Assert.DoesNotContain(answer.Published, message => message.ParentId == id);
        Await(() => _kernel.Log.Contains($"{channel}: a message was dropped, because its signature is wrong.", StringComparison.Ordinal));
    }

    public static TheoryData<string, int> Garbage()
    {
        var cases = new TheoryData<string, int>();
        foreach (var channel in new[] { "shell", "control", "stdin" })
        {
            for (var i = 0; i < 8; i++) cases.Add(channel, i);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public void Garbage_is_dropped(string channel, int kind)
    {
        _kernel.SendRaw(channel, [.. Frames(kind)]);
        Assert.Equal("2", _kernel.Run("1 + 1").Result!["text/plain"]!.ToString());
        Assert.Equal("beat"u8.ToArray(), _kernel.Beat("beat"u8.ToArray()));
    }

    [Theory]
    [InlineData("shell")]
    [InlineData("control")]
    [InlineData("stdin")]
    [InlineData("iopub")]
    [InlineData("hb")]
    public void Bytes_that_are_no_ZeroMQ_do_not_harm(string channel)
    {
        var port = int.Parse(_kernel.Address(channel).Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture);
        using (var client = new TcpClient("127.0.0.1", port))
        {
            client.GetStream().Write(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n" + new string('x', 5000)));
        }

        Assert.Equal("ok", _kernel.Run("1").Status);
    }

    [Fact]
    public void A_client_that_goes_away_in_the_middle_of_a_cell_leaves_the_kernel_to_others()
    {
        using (var another = _kernel.Another("shell"))
        {
            another.Send(_kernel.Frames("execute_request", new JsonObject { ["code"] = "var left = 1; System.Threading.Thread.Sleep(200); left = 2;" }, _kernel.Key).Frames);
            _kernel.Until("iopub", "execute_input");
        }

        Assert.Equal("2", _kernel.Run("left").Result!["text/plain"]!.ToString());
    }

    [Theory]
    [InlineData("execute_request", """{"code": 5, "silent": "maybe", "user_expressions": [1]}""")]
    [InlineData("complete_request", """{"code": "Con", "cursor_pos": -7}""")]
    [InlineData("complete_request", """{"code": null, "cursor_pos": 99999}""")]
    [InlineData("inspect_request", """{"code": "", "cursor_pos": 5}""")]
    [InlineData("is_complete_request", "{}")]
    [InlineData("history_request", """{"hist_access_type": "backwards", "n": -5}""")]
    [InlineData("comm_info_request", """{"target_name": {}}""")]
    public void Content_that_is_not_as_the_protocol_says_is_answered(string type, string content) =>
        Assert.Contains(_kernel.Ask(type, JsonNode.Parse(content)!.AsObject()).Status, new[] { "ok", "complete" });

    [Fact]
    public void A_thread_that_a_cell_leaves_behind_may_print_and_may_fail()
    {
        var id = _kernel.Send("shell", "execute_request", new JsonObject
        {
            ["code"] = "new System.Threading.Thread(() => { System.Threading.Thread.Sleep(300); Console.WriteLine(\"later\\n\"); throw new Exception(\"alone\"); }).Start();",
        });
        Assert.Equal("ok", _kernel.Await("shell", id).Status);
        var texts = "";
        while (!texts.Contains("alone", StringComparison.Ordinal))
        {
            var message = _kernel.Until("iopub", "stream");
            Assert.Equal(id, message.ParentId);
            texts += message.Content["text"]!.ToString();
        }

        Assert.Contains("later\n", texts, StringComparison.Ordinal);
        Assert.Equal("ok", _kernel.Run("1").Status);
    }

    [Fact]
    public void A_flood_of_text_is_bounded_and_said_to_be()
    {
        var answer = _kernel.Run("var line = new string('x', 99_999); for (var i = 0; i < 1000; i++) Console.WriteLine(line);\n\"done\"");
        Assert.Equal("done", answer.Result!["text/plain"]!.ToString());
        Assert.Equal(4_000_000, answer.Printed().Length);
        Assert.Contains("not shown", answer.Printed("stderr"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_lines_arrive_complete()
    {
        var answer = _kernel.Run("for (var i = 0; i < 10000; i++) Console.WriteLine(i);");
        Assert.Equal(string.Concat(Enumerable.Range(0, 10000).Select(i => $"{i}\n")), answer.Printed());
    }

    private List<byte[]> Frames(int kind)
    {
        var (_, whole) = _kernel.Frames("execute_request", new JsonObject { ["code"] = "1" }, _kernel.Key);
        return kind switch
        {
            0 => [[]],
            1 => [[0, 255, 254, 13]],
            2 => [.. whole.Take(3)],
            3 => [.. whole.Take(whole.Count - 1)],
            4 => [.. whole.Skip(1)],
            5 => Signed("not json"u8.ToArray(), "{}"u8.ToArray()),
            6 => Signed("""{"msg_id": "1", "msg_id": "2", "msg_type": "execute_request"}"""u8.ToArray(), "{}"u8.ToArray()),
            _ => Signed("""{"msg_id": "1", "msg_type": 5}"""u8.ToArray(), "[]"u8.ToArray()),
        };
    }

    private List<byte[]> Signed(byte[] header, byte[] content)
    {
        List<byte[]> parts = [header, "{}"u8.ToArray(), "{}"u8.ToArray(), content];
        var signature = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(_kernel.Key), parts.SelectMany(part => part).ToArray());
        return ["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature)), .. parts];
    }

    private static void Await(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++) Thread.Sleep(20);
        Assert.True(condition());
    }
}
