using System.Collections.Concurrent;

namespace Workbook.Jupyter.Zmq;

/// <summary>
/// A ROUTER socket with the one thread that touches it. What comes is handed on, on that thread; anyone may send.
/// </summary>
internal sealed class RouterChannel : IDisposable
{
    private readonly ZmqSocket _router;
    private readonly ZmqSocket _wakes;
    private readonly ZmqSocket _wake;
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<IReadOnlyList<byte[]>> _outgoing = new();
    private readonly Thread _thread;
    private volatile bool _ends;

    public RouterChannel(ZmqContext context, string name, string address)
    {
        _router = new ZmqSocket(context, ZmqSocketType.Router);
        _router.Bind(address);
        _wakes = new ZmqSocket(context, ZmqSocketType.Pair);
        _wakes.Bind($"inproc://{name}");
        _wake = new ZmqSocket(context, ZmqSocketType.Pair);
        _wake.Connect($"inproc://{name}");
        Name = name;
        Address = _router.LastEndpoint;
        _thread = new Thread(Run) { Name = name, IsBackground = true };
    }

    public string Name { get; }

    public string Address { get; }

    /// <summary>Hears every message, as its frames. Set before <see cref="Start"/>; must not block.</summary>
    public Action<List<byte[]>> Received { get; set; } = static _ => { };

    public void Start() => _thread.Start();

    public void Send(IReadOnlyList<byte[]> frames)
    {
        _outgoing.Enqueue(frames);
        Wake();
    }

    /// <summary>Sends what is still to be sent, and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_ends) return;
            _ends = true;
            _wake.Send([[]]);
        }

        if (_thread.ThreadState.HasFlag(ThreadState.Unstarted)) Close();
        else if (Thread.CurrentThread != _thread) _thread.Join();
        _wake.Dispose();
    }

    // A pair that nobody reads any more would block.
    private void Wake()
    {
        lock (_gate)
        {
            if (!_ends) _wake.Send([[]]);
        }
    }

    private void Run()
    {
        while (!_ends)
        {
            var ready = ZmqSocket.Poll([_wakes, _router], Timeout.InfiniteTimeSpan);
            if (ready[0]) _wakes.Receive();
            SendAll();
            if (ready[1] && _router.TryReceive() is { } frames) Received(frames);
        }

        SendAll();
        Close();
    }

    private void SendAll()
    {
        while (_outgoing.TryDequeue(out var frames))
        {
            try
            {
                _router.Send(frames);
            }
            catch (ZmqException error)
            {
                // The client went away in the middle of it.
                KernelLog.Write($"{Name}: a reply could not be sent. {error.Message}");
            }
        }
    }

    private void Close()
    {
        _router.Dispose();
        _wakes.Dispose();
    }
}
