using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Snapshots;

/// <summary>The browser's own protocol: JSON, each message ended by a zero byte; one question at a time.</summary>
internal sealed class DevTools(Stream toBrowser, Stream fromBrowser)
{
    private readonly byte[] _buffer = new byte[65536];
    private readonly ArrayBufferWriter<byte> _message = new();
    private int _start;
    private int _end;
    private int _id;

    /// <summary>Asks and waits for the answer; events in between are passed over.</summary>
    /// <exception cref="SnapshotException">The browser refused, or is gone.</exception>
    public async Task<JsonObject> SendAsync(string method, JsonObject parameters, string? session, CancellationToken cancellation)
    {
        var message = new JsonObject { ["id"] = ++_id, ["method"] = method, ["params"] = parameters };
        if (session is not null) message["sessionId"] = session;
        await toBrowser.WriteAsync(Encoding.UTF8.GetBytes(message.ToJsonString() + "\0"), cancellation);
        await toBrowser.FlushAsync(cancellation);
        while (true)
        {
            var answer = await ReceiveAsync(cancellation);
            if ((int?)answer["id"] != _id) continue;
            if (answer["error"] is { } error) throw new SnapshotException($"the browser refused {method}: {error["message"]}");
            return answer["result"]!.AsObject();
        }
    }

    private async Task<JsonObject> ReceiveAsync(CancellationToken cancellation)
    {
        _message.Clear();
        while (true)
        {
            var zero = Array.IndexOf(_buffer, (byte)0, _start, _end - _start);
            var until = zero < 0 ? _end : zero;
            _message.Write(_buffer.AsSpan(_start, until - _start));
            _start = zero < 0 ? _end : zero + 1;
            if (zero >= 0) return JsonNode.Parse(_message.WrittenSpan)!.AsObject();
            _start = 0;
            _end = await fromBrowser.ReadAsync(_buffer, cancellation);
            if (_end == 0) throw new SnapshotException("the browser ended. Does it start on this machine: chromium --headless --dump-dom about:blank?");
        }
    }
}
