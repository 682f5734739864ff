using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Processes;

/// <summary>JSON objects, one a line, both ways over one stream.</summary>
internal sealed class MessageLink(Stream stream) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamReader _reader = new(stream, new UTF8Encoding(false), false, 65536, leaveOpen: true);

    public void Send(JsonObject message)
    {
        var line = Encoding.UTF8.GetBytes(message.ToJsonString() + "\n");
        lock (_lock)
        {
            stream.Write(line);
            stream.Flush();
        }
    }

    /// <summary>The next message; null when the other side is gone.</summary>
    public async Task<JsonObject?> ReceiveAsync(CancellationToken cancellation)
    {
        try
        {
            return await _reader.ReadLineAsync(cancellation) is { } line ? JsonNode.Parse(line) as JsonObject : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        stream.Dispose();
    }
}
