using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Workbook.Jupyter.Zmq;
using Workbook.Processes;

namespace Workbook.Tests.Jupyter;

/// <summary>
/// A Jupyter client for tests: starts the kernel as Jupyter does and speaks to it over real sockets. Frames and signatures are
/// made here, from the protocol's text, and not by the kernel's own code.
/// </summary>
internal sealed class KernelClient : IDisposable
{
    private const ZmqSocketType Dealer = (ZmqSocketType)5, Subscribe = (ZmqSocketType)2, Request = (ZmqSocketType)3;
    private const int SubscribeOption = 6, RoutingIdOption = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly ZmqContext _context = new();
    private readonly Dictionary<string, ZmqSocket> _sockets = [];
    private readonly string _session = Guid.NewGuid().ToString("N");
    private readonly StringBuilder _log = new();

    private KernelClient(int? parentProcess, bool isDeaf)
    {
        ConnectionFile = _folder.File("kernel.json", $$"""
            {"transport": "tcp", "ip": "127.0.0.1", "signature_scheme": "hmac-sha256", "key": "{{Key}}", "kernel_name": "test",
             "shell_port": 0, "control_port": 0, "stdin_port": 0, "iopub_port": 0, "hb_port": 0}
            """);
        Process = new Process { StartInfo = StartInfo(ConnectionFile, _folder.Path, isDeaf) };
        if (parentProcess is { } id) Process.StartInfo.Environment["JPY_PARENT_PID"] = $"{id}";
        Process.ErrorDataReceived += (_, line) =>
        {
            lock (_log) _log.AppendLine(line.Data);
        };
        Process.Start();
        Process.BeginErrorReadLine();
    }

    public string Key { get; } = Guid.NewGuid().ToString("N");

    public string ConnectionFile { get; }

    public Process Process { get; }

    /// <summary>What the kernel wrote on its own stderr.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <param name="parentProcess">Who says that it started the kernel.</param>
    /// <param name="isDeaf">Below a process that ignores SIGINT, as nohup and a shell's background jobs do.</param>
    public static KernelClient Start(int? parentProcess = null, bool isDeaf = false)
    {
        var client = new KernelClient(parentProcess, isDeaf);
        client.Connect();
        return client;
    }

    /// <summary>Starts the kernel on a file that it will refuse; gives its exit code and its words.</summary>
    public static (int ExitCode, string Log) StartOnly(string connectionFile)
    {
        using var process = Process.Start(StartInfo(connectionFile, Path.GetTempPath(), isDeaf: false))!;
        var log = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, log);
    }

    /// <summary>Sends a request; gives its <c>msg_id</c>.</summary>
    public string Send(string channel, string type, JsonObject content)
    {
        var (id, frames) = Frames(type, content, Key);
        _sockets[channel].Send(frames);
        return id;
    }

    public void SendRaw(string channel, params byte[][] frames) => _sockets[channel].Send(frames);

    /// <summary>A message as frames, signed with any key.</summary>
    public (string Id, List<byte[]> Frames) Frames(string type, JsonObject content, string key)
    {
        var id = Guid.NewGuid().ToString("N");
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["session"] = _session,
            ["username"] = "tester",
            ["date"] = "2026-01-01T00:00:00Z",
            ["version"] = "5.3",
        };
        List<byte[]> parts = [Bytes(header), "{}"u8.ToArray(), "{}"u8.ToArray(), Bytes(content)];
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), parts.SelectMany(part => part).ToArray());
        return (id, ["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature)), .. parts]);
    }

    /// <summary>The next message on a channel.</summary>
    public Received Receive(string channel) => TryReceive(channel, Patience)
        ?? throw new TimeoutException($"Nothing came on {channel}. The kernel says: {Log}");

    public Received? TryReceive(string channel, TimeSpan patience)
    {
        if (!ZmqSocket.Poll([_sockets[channel]], patience)[0]) return null;
        var frames = _sockets[channel].Receive();
        var start = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8)) + 1;
        var json = frames.Skip(start + 1).Take(4).ToList();
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), json.SelectMany(part => part).ToArray()));
        Assert.Equal(expected, Encoding.ASCII.GetString(frames[start]));
        return new Received(Json(json[0]), Json(json[1]), Json(json[3]));
    }

    /// <summary>Sends a request and waits for its reply and for the kernel to be idle again.</summary>
    public Answer Ask(string type, JsonObject content, string channel = "shell") => Await(channel, Send(channel, type, content));

    /// <summary>Waits for the reply to a request and for what was published for it, to the idle that ends it.</summary>
    public Answer Await(string channel, string id)
    {
        var published = new List<Received>();
        Received message;
        do
        {
            message = Receive("iopub");
            if (message.ParentId == id) published.Add(message);
        }
        while (!(message.ParentId == id && message.Type == "status" && message.Content["execution_state"]!.ToString() == "idle"));
        Received reply;
        do reply = Receive(channel);
        while (reply.ParentId != id);
        return new Answer(reply, published);
    }

    public Answer Run(string code, JsonObject? more = null)
    {
        var content = new JsonObject { ["code"] = code };
        foreach (var (name, value) in more ?? []) content[name] = value?.DeepClone();
        return Ask("execute_request", content);
    }

    /// <summary>Reads a channel's messages until one is of that type.</summary>
    public Received Until(string channel, string type)
    {
        Received message;
        do message = Receive(channel);
        while (message.Type != type);
        return message;
    }

    /// <summary>A second client of the same kernel, which is gone when its socket is closed.</summary>
    public ZmqSocket Another(string channel)
    {
        var socket = new ZmqSocket(_context, Dealer);
        socket.Connect(Address(channel));
        return socket;
    }

    public byte[] Beat(byte[] bytes)
    {
        using var socket = new ZmqSocket(_context, Request);
        socket.Connect(Address("hb"));
        socket.Send([bytes]);
        return socket.Receive().Single();
    }

    public string Address(string channel) =>
        $"tcp://127.0.0.1:{JsonNode.Parse(File.ReadAllText(ConnectionFile))![$"{channel}_port"]}";

    public void Dispose()
    {
        if (!Process.HasExited) Process.Kill(entireProcessTree: true);
        Process.WaitForExit();
        Process.Dispose();
        foreach (var socket in _sockets.Values) socket.Dispose();
        _context.Dispose();
        _folder.Dispose();
    }

    private static ProcessStartInfo StartInfo(string connectionFile, string folder, bool isDeaf)
    {
        string[] kernel = [DotnetHost.Path, "exec", typeof(ZmqSocket).Assembly.Location, "kernel", "start", connectionFile, "test"];
        string[] command = isDeaf ? ["/bin/sh", "-c", "trap '' INT; exec \"$0\" \"$@\"", .. kernel] : kernel;
        return new(command[0], command[1..]) { RedirectStandardError = true, WorkingDirectory = folder };
    }

    private void Connect()
    {
        var clock = Stopwatch.StartNew();
        while (Address("hb").EndsWith(":0", StringComparison.Ordinal))
        {
            if (Process.HasExited || clock.Elapsed > Patience) throw new TimeoutException($"The kernel did not start: {Log}");
            Thread.Sleep(10);
        }

        foreach (var channel in new[] { "shell", "control", "stdin" })
        {
            var socket = new ZmqSocket(_context, Dealer);
            // The kernel asks for input at the address that ran the cell: one client has one name on every channel.
            socket.SetOption(RoutingIdOption, Encoding.ASCII.GetBytes(_session));
            socket.Connect(Address(channel));
            _sockets[channel] = socket;
        }

        var listens = new ZmqSocket(_context, Subscribe);
        listens.SetOption(SubscribeOption, []);
        listens.Connect(Address("iopub"));
        _sockets["iopub"] = listens;
        // What is published before a subscription has arrived is heard by nobody.
        Assert.Equal("", Until("iopub", "iopub_welcome").Content["subscription"]!.ToString());
    }

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static JsonObject Json(byte[] bytes) => JsonNode.Parse(bytes)!.AsObject();
}
