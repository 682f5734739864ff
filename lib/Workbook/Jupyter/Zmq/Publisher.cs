namespace Workbook.Jupyter.Zmq;

/// <summary>
/// A PUB socket that anyone may send on, and that greets every subscriber: what is published before a subscription has arrived
/// is heard by nobody, and from the greeting on a client knows that it hears all.
/// </summary>
internal sealed class Publisher : IDisposable
{
    private const int DescriptorOption = 14, EverySubscriptionOption = 40;
    private const byte Subscribes = 1;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ZmqSocket _socket;
    private readonly Lock _gate = new();
    private bool _closed;

    public Publisher(ZmqContext context, string address)
    {
        _socket = new ZmqSocket(context, ZmqSocketType.PublishToKnown);
        _socket.SetOption(EverySubscriptionOption, 1);
        _socket.Bind(address);
        Address = _socket.LastEndpoint;
    }

    public string Address { get; }

    /// <summary>The greeting for a subscription to a topic, as frames. Set before <see cref="Start"/>.</summary>
    public Func<byte[], List<byte[]>> Welcome { get; set; } = static _ => [];

    public void Start() => new Thread(Run) { Name = "iopub", IsBackground = true }.Start();

    public void Send(List<byte[]> frames)
    {
        lock (_gate)
        {
            if (_closed) return;
            Greet();
            _socket.Send(frames);
            // Sending may have taken in a subscription, of which the descriptor then says nothing.
            Greet();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            _socket.Dispose();
        }
    }

    // The descriptor, unlike the socket, may be waited for while another thread sends.
    private void Run()
    {
        var descriptor = _socket.Option<int>(DescriptorOption);
        while (true)
        {
            ZmqSocket.Poll(descriptor, BetweenLooks);
            lock (_gate)
            {
                if (_closed) return;
                Greet();
            }
        }
    }

    private void Greet()
    {
        while (_socket.TryReceive() is { } frames)
        {
            if (frames[0] is [Subscribes, .. var topic]) _socket.Send(Welcome(topic));
        }
    }
}
