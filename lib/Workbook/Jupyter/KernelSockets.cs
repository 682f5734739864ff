using Workbook.Jupyter.Wire;
using Workbook.Jupyter.Zmq;

namespace Workbook.Jupyter;

/// <summary>The five sockets of a kernel.</summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly ZmqContext _context = new();
    private readonly ZmqSocket _publisher;
    private readonly Heartbeat _heartbeat;
    private readonly Lock _publishing = new();
    private bool _closed;

    /// <param name="file">Where to listen. Ports that the system was left to choose are written into it.</param>
    public KernelSockets(ConnectionFile file)
    {
        Shell = new RouterChannel(_context, "shell", file.Address("shell"));
        Control = new RouterChannel(_context, "control", file.Address("control"));
        Stdin = new RouterChannel(_context, "stdin", file.Address("stdin"));
        _publisher = new ZmqSocket(_context, ZmqSocketType.Publish);
        _publisher.Bind(file.Address("iopub"));
        _heartbeat = new Heartbeat(_context, file.Address("hb"));
        file.Complete(new Dictionary<string, string>
        {
            ["shell"] = Shell.Address,
            ["control"] = Control.Address,
            ["stdin"] = Stdin.Address,
            ["iopub"] = _publisher.LastEndpoint,
            ["hb"] = _heartbeat.Address,
        });
    }

    public RouterChannel Shell { get; }

    public RouterChannel Control { get; }

    public RouterChannel Stdin { get; }

    public void Start()
    {
        _heartbeat.Start();
        Stdin.Start();
        Control.Start();
        Shell.Start();
    }

    /// <summary>Sends to every client that listens.</summary>
    public void Publish(List<byte[]> frames)
    {
        lock (_publishing)
        {
            if (!_closed) _publisher.Send(frames);
        }
    }

    /// <summary>Gives what was sent a moment to arrive, then closes everything.</summary>
    public void Dispose()
    {
        Shell.Dispose();
        Control.Dispose();
        Stdin.Dispose();
        lock (_publishing)
        {
            if (_closed) return;
            _closed = true;
            _publisher.Dispose();
        }

        _context.Shutdown();
        _context.Dispose();
    }
}
