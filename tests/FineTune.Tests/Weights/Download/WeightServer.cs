using System.Net;
using System.Net.Sockets;

namespace FineTune.Tests.Weights.Download;

/// <summary>A real HTTP server on this machine that serves one file, and can break off.</summary>
internal sealed class WeightServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly byte[] content;
    private readonly List<string> requests = [];

    internal WeightServer(byte[] content)
    {
        this.content = content;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/models/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = Task.Run(Serve);
    }

    internal Uri Address { get; }

    /// <summary>Of each request in turn: after how many bytes the connection is cut; null sends all.</summary>
    internal Queue<int?> Cuts { get; } = new();

    /// <summary>Of each request in turn: what is answered instead of the file.</summary>
    internal Queue<int> Statuses { get; } = new();

    internal bool KnowsRanges { get; init; } = true;

    /// <summary>The path and the range of each request, such as "/models/x.pth bytes=100-".</summary>
    internal IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests) return [.. requests];
        }
    }

    public void Dispose() => listener.Close();

    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Serve()
    {
        try
        {
            while (true) Answer(await listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var range = context.Request.Headers["Range"];
        lock (requests) requests.Add($"{context.Request.Url!.AbsolutePath} {range}".Trim());
        if (Statuses.TryDequeue(out var status))
        {
            context.Response.StatusCode = status;
            context.Response.Close();
            return;
        }
        var from = KnowsRanges && range is not null ? int.Parse(range["bytes=".Length..^1]) : 0;
        if (from >= content.Length)
        {
            context.Response.StatusCode = 416;
            context.Response.Headers["Content-Range"] = $"bytes */{content.Length}";
            context.Response.Close();
            return;
        }
        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}";
        }
        Send(context.Response, content.AsSpan(from));
    }

    private void Send(HttpListenerResponse response, ReadOnlySpan<byte> rest)
    {
        response.ContentLength64 = rest.Length;
        var cut = Cuts.TryDequeue(out var after) ? after : null;
        response.OutputStream.Write(rest[..Math.Min(cut ?? rest.Length, rest.Length)]);
        response.OutputStream.Flush();
        if (cut is null) response.Close();
        else response.Abort();
    }
}
