using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Workbook.Jupyter.Wire;
using Workbook.Jupyter.Zmq;

namespace Workbook.Jupyter;

/// <summary>All that the kernel says.</summary>
internal sealed class Outbox
{
    public const string ProtocolVersion = "5.4";

    private readonly KernelSockets _sockets;
    private readonly MessageCodec _codec;
    private readonly string _session = Guid.NewGuid().ToString("N");
    private long _count;

    /// <param name="sockets">Not yet started.</param>
    /// <param name="codec">Signs what is sent.</param>
    public Outbox(KernelSockets sockets, MessageCodec codec)
    {
        (_sockets, _codec) = (sockets, codec);
        sockets.Publisher.Welcome = topic =>
            codec.Encode(Create([topic], "iopub_welcome", [], new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) }));
    }

    /// <summary>To every client.</summary>
    /// <param name="type">The message's type.</param>
    /// <param name="parent">The header of the request that it belongs to.</param>
    /// <param name="content">What it says.</param>
    public void Publish(string type, JsonObject parent, JsonObject content) =>
        _sockets.Publisher.Send(_codec.Encode(Create([Encoding.UTF8.GetBytes($"kernel.{_session}.{type}")], type, parent, content)));

    public void Status(string state, JsonObject parent) => Publish("status", parent, new JsonObject { ["execution_state"] = state });

    /// <summary>To the client that asked.</summary>
    public void Reply(RouterChannel channel, Message request, string type, JsonObject content) =>
        channel.Send(_codec.Encode(Create(request.Identities, type, request.Header, content)));

    /// <summary>Asks the client that runs a cell for a line of input.</summary>
    public void AskForInput(Message request, string prompt, bool password) =>
        Reply(_sockets.Stdin, request, "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = password });

    private Message Create(IReadOnlyList<byte[]> identities, string type, JsonObject parent, JsonObject content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = $"{_session}_{Interlocked.Increment(ref _count)}",
            ["msg_type"] = type,
            ["session"] = _session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["version"] = ProtocolVersion,
        };
        return new Message(identities, header, parent, [], content);
    }
}
