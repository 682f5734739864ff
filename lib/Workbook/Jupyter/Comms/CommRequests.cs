using System.Text.Json.Nodes;
using Workbook.Jupyter.Wire;

namespace Workbook.Jupyter.Comms;

/// <summary>Comms: channels between a notebook's page and its code, opened by either.</summary>
internal sealed class CommRequests : ICommLink
{
    private readonly Outbox _outbox;
    private JsonObject _parent = [];

    public CommRequests(Outbox outbox)
    {
        _outbox = outbox;
        CommTargets.Link = this;
    }

    public JsonObject? Open(Message message)
    {
        _parent = message.Header;
        var id = message.Content.Text("comm_id");
        if (!CommTargets.Opened(message.Content.Text("target_name"), id, message.Content["data"])) Send("comm_close", id, null, null);
        return null;
    }

    public JsonObject? Receive(Message message)
    {
        _parent = message.Header;
        CommTargets.Find(message.Content.Text("comm_id"))?.Receive(message.Content["data"]);
        return null;
    }

    public JsonObject? Close(Message message)
    {
        _parent = message.Header;
        CommTargets.Find(message.Content.Text("comm_id"))?.CloseFromPage(message.Content["data"]);
        return null;
    }

    public static JsonObject Info(Message message)
    {
        var target = message.Content.Text("target_name");
        var open = new JsonObject();
        foreach (var comm in CommTargets.Open.Where(comm => target == "" || comm.Target == target))
            open[comm.Id] = new JsonObject { ["target_name"] = comm.Target };
        return new JsonObject { ["status"] = "ok", ["comms"] = open };
    }

    /// <summary>What is sent from now on belongs to this request.</summary>
    public void Follow(Message request) => _parent = request.Header;

    public void Send(string type, string id, string? target, JsonNode? data)
    {
        var content = new JsonObject { ["comm_id"] = id, ["data"] = data?.DeepClone() ?? new JsonObject() };
        if (target is not null) content["target_name"] = target;
        _outbox.Publish(type, _parent, content);
    }
}
