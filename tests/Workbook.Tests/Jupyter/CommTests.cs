using System.Text.Json.Nodes;

namespace Workbook.Tests.Jupyter;

public class CommTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelClient _kernel = fixture.Kernel;

    [Fact]
    public void The_page_and_the_notebook_speak_over_a_comm()
    {
        _kernel.Run("""
            using Workbook.Jupyter.Comms;
            var heard = "";
            CommTargets.Register("echo", (comm, data) =>
            {
                comm.Received += said => comm.Send(new { answer = said["word"].ToString() + "!" });
                comm.Closed += _ => heard += "closed";
                comm.Send(new { opened = data["by"].ToString() });
            });
            """);
        var id = _kernel.Send("shell", "comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "echo", ["data"] = new JsonObject { ["by"] = "page" } });
        var opened = _kernel.Until("iopub", "comm_msg");
        Assert.Equal(id, opened.ParentId);
        Assert.Equal("page", opened.Content["data"]!["opened"]!.ToString());
        _kernel.Send("shell", "comm_msg", new JsonObject { ["comm_id"] = "c1", ["data"] = new JsonObject { ["word"] = "hi" } });
        Assert.Equal("hi!", _kernel.Until("iopub", "comm_msg").Content["data"]!["answer"]!.ToString());
        Assert.NotNull(Open("echo")["c1"]);
        Assert.Empty(Open("other"));
        _kernel.Send("shell", "comm_close", new JsonObject { ["comm_id"] = "c1" });
        Assert.Equal("closed", _kernel.Run("heard").Result!["text/plain"]!.ToString());
        Assert.Empty(Open("echo"));
    }

    [Fact]
    public void A_comm_to_a_target_that_nobody_knows_is_closed()
    {
        _kernel.Send("shell", "comm_open", new JsonObject { ["comm_id"] = "c2", ["target_name"] = "nobody" });
        Assert.Equal("c2", _kernel.Until("iopub", "comm_close").Content["comm_id"]!.ToString());
    }

    [Fact]
    public void The_notebook_opens_and_closes_one_itself()
    {
        var answer = _kernel.Run("var mine = new Workbook.Jupyter.Comms.Comm(\"slider\", new { value = 3 }); mine.Send(new { value = 4 }); mine.Close();");
        var open = answer.Of("comm_open").Single();
        Assert.Equal("slider", open["target_name"]!.ToString());
        Assert.Equal("4", answer.Of("comm_msg").Single()["data"]!["value"]!.ToString());
        Assert.Equal(open["comm_id"]!.ToString(), answer.Of("comm_close").Single()["comm_id"]!.ToString());
    }

    private JsonObject Open(string target) =>
        _kernel.Ask("comm_info_request", new JsonObject { ["target_name"] = target }).Reply.Content["comms"]!.AsObject();
}
