using Workbook.Jupyter.Wire;
using Workbook.Jupyter.Zmq;

namespace Workbook.Jupyter;

/// <summary>The five sockets of a kernel.</summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly ZmqContext _context = new();
    private readonly Heartbeat _heartbeat;
    private bool _closed;

    /// <param name="file">Where to listen. Ports that the system was left to choose are written into it.</param>
    public KernelSockets(ConnectionFile file)
    {
        Shell = new RouterChannel(_context, "shell", file.Address("shell"));
        Control = new RouterChannel(_context, "control", file.Address("control"));
        Stdin = new RouterChannel(_context, "stdin", file.Address("stdin"));
        Publisher = new Publisher(_context, file.Address("iopub"));
        _heartbeat = new Heartbeat(_context, file.Address("hb"));
        file.Complete(new Dictionary<string, string>
        {
            ["shell"] = Shell.Address,
            ["control"] = Control.Address,
            ["stdin"] = Stdin.Address,
            ["iopub"] = Publisher.Address,
            ["hb"] = _heartbeat.Address,
        });
    }

    /// <summary>To every client that listens.</summary>
    public Publisher Publisher { get; }

    public RouterChannel Shell { get; }

    public RouterChannel Control { get; }

    public RouterChannel Stdin { get; }

    public void Start()
    {
        _heartbeat.Start();
        Publisher.Start();
        Stdin.Start();
        Control.Start();
        Shell.Start();
    }

    /// <summary>Gives what was sent a moment to arrive, then closes everything.</summary>
    public void Dispose()
    {
        Shell.Dispose();
        Control.Dispose();
        Stdin.Dispose();
        Publisher.Dispose();
        if (Interlocked.Exchange(ref _closed, true)) return;
        _context.Shutdown();
        _context.Dispose();
    }
}
