using System.Text.Json.Nodes;

namespace Workbook.Jupyter.Comms;

/// <summary>A channel between the notebook's code and the page that shows it. Outside Jupyter nobody is at the other end.</summary>
public sealed class Comm
{
    internal Comm(string target, string id) => (Target, Id) = (target, id);

    /// <summary>Opens a channel to the page's target of that name.</summary>
    public Comm(string target, object? data = null)
        : this(target, Guid.NewGuid().ToString("N"))
    {
        CommTargets.Add(this);
        CommTargets.Link?.Send("comm_open", Id, Target, CommTargets.ToJson(data));
    }

    /// <summary>The name that both sides know.</summary>
    public string Target { get; }

    /// <summary>This channel's own name.</summary>
    public string Id { get; }

    /// <summary>The page sent something.</summary>
    public event Action<JsonNode?>? Received;

    /// <summary>The page closed the channel.</summary>
    public event Action<JsonNode?>? Closed;

    /// <summary>Sends an object, as JSON, to the page.</summary>
    public void Send(object? data) => CommTargets.Link?.Send("comm_msg", Id, null, CommTargets.ToJson(data));

    /// <summary>Closes the channel from this side.</summary>
    public void Close(object? data = null)
    {
        if (CommTargets.Remove(this)) CommTargets.Link?.Send("comm_close", Id, null, CommTargets.ToJson(data));
    }

    internal void Receive(JsonNode? data) => Received?.Invoke(data);

    internal void CloseFromPage(JsonNode? data)
    {
        CommTargets.Remove(this);
        Closed?.Invoke(data);
    }
}
