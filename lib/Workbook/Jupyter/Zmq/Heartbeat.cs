namespace Workbook.Jupyter.Zmq;

/// <summary>Gives back whatever comes: so that a client knows that the process lives. Ends when the context is shut down.</summary>
#pragma warning disable CA1001 // A socket belongs to its thread, which closes it.
internal sealed class Heartbeat
#pragma warning restore CA1001
{
    private readonly ZmqSocket _socket;

    public Heartbeat(ZmqContext context, string address)
    {
        _socket = new ZmqSocket(context, ZmqSocketType.Reply);
        _socket.Bind(address);
        Address = _socket.LastEndpoint;
    }

    public string Address { get; }

    public void Start() => new Thread(Run) { Name = "heartbeat", IsBackground = true }.Start();

    private void Run()
    {
        using (_socket)
        {
            try
            {
                while (true) _socket.Send(_socket.Receive());
            }
            catch (ZmqException error) when (error.Error == ZmqException.Terminated)
            {
                // The kernel ends.
            }
        }
    }
}
