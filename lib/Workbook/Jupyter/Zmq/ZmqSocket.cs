using System.Runtime.InteropServices;
using System.Text;

namespace Workbook.Jupyter.Zmq;

/// <summary>A socket; used by one thread at a time.</summary>
internal sealed unsafe class ZmqSocket : IDisposable
{
    private const int LingerOption = 17, MaxSizeOption = 22, SendLimitOption = 23, ReceiveLimitOption = 24, LastEndpointOption = 32;
    private const int DontWait = 1, SendMore = 2;
    private const short PollIn = 1;

    /// <summary>How long what was sent may still be on its way after the socket is closed.</summary>
    private const int LingerMilliseconds = 500;

    /// <summary>A frame beyond this is no message of a notebook, and its sender is cut off.</summary>
    private const long LargestFrame = 512L << 20;

    private readonly IntPtr _handle;

    public ZmqSocket(ZmqContext context, ZmqSocketType type)
    {
        _handle = ZmqNative.zmq_socket(context.Handle, (int)type);
        if (_handle == IntPtr.Zero) throw ZmqException.Last("A socket could not be made");
        SetOption(LingerOption, LingerMilliseconds);
        SetOption(MaxSizeOption, LargestFrame);
        // No limit: beyond one, a publisher silently drops what it is given.
        SetOption(SendLimitOption, 0);
        SetOption(ReceiveLimitOption, 0);
    }

    public void Bind(string address)
    {
        if (ZmqNative.zmq_bind(_handle, address) != 0) throw ZmqException.Last($"{address} could not be listened on");
    }

    public void Connect(string address)
    {
        if (ZmqNative.zmq_connect(_handle, address) != 0) throw ZmqException.Last($"{address} could not be connected to");
    }

    /// <summary>Where it listens, the port that the system chose included.</summary>
    public string LastEndpoint
    {
        get
        {
            Span<byte> text = stackalloc byte[1024];
            var length = (nuint)text.Length;
            fixed (byte* start = text)
            {
                if (ZmqNative.zmq_getsockopt(_handle, LastEndpointOption, start, ref length) != 0) throw ZmqException.Last("No address");
            }

            return Encoding.UTF8.GetString(text[..(int)(length - 1)]);
        }
    }

    public T Option<T>(int option) where T : unmanaged
    {
        T value;
        var length = (nuint)sizeof(T);
        return ZmqNative.zmq_getsockopt(_handle, option, &value, ref length) == 0 ? value : throw ZmqException.Last($"Socket option {option}");
    }

    public void SetOption<T>(int option, T value) where T : unmanaged => SetOption(option, &value, (nuint)sizeof(T));

    public void SetOption(int option, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value) SetOption(option, start, (nuint)value.Length);
    }

    public void Send(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++) SendFrame(frames[i], i < frames.Count - 1 ? SendMore : 0);
    }

    /// <summary>The next message, whole.</summary>
    public List<byte[]> Receive() => TryReceive(0)!;

    /// <summary>The next message; null where none has come.</summary>
    public List<byte[]>? TryReceive() => TryReceive(DontWait);

    /// <summary>Waits until one of the sockets has a message; says which have.</summary>
    public static bool[] Poll(ReadOnlySpan<ZmqSocket> sockets, TimeSpan patience)
    {
        var items = new ZmqNative.PollItem[sockets.Length];
        for (var i = 0; i < items.Length; i++) items[i] = new ZmqNative.PollItem { Socket = sockets[i]._handle, Events = PollIn };
        return Poll(items, patience);
    }

    /// <summary>Waits until a socket's descriptor says that something has happened to it.</summary>
    public static void Poll(int descriptor, TimeSpan patience) => Poll([new ZmqNative.PollItem { Descriptor = descriptor, Events = PollIn }], patience);

    private static bool[] Poll(ZmqNative.PollItem[] items, TimeSpan patience)
    {
        var milliseconds = patience == Timeout.InfiniteTimeSpan ? -1 : (nint)patience.TotalMilliseconds;
        fixed (ZmqNative.PollItem* start = items)
        {
            while (ZmqNative.zmq_poll(start, items.Length, milliseconds) < 0) ThrowUnlessInterrupted("poll");
        }

        return [.. items.Select(item => (item.Ready & PollIn) != 0)];
    }

    public void Dispose() => _ = ZmqNative.zmq_close(_handle);

    private void SetOption(int option, void* value, nuint length)
    {
        if (ZmqNative.zmq_setsockopt(_handle, option, value, length) != 0) throw ZmqException.Last($"Socket option {option}");
    }

    private void SendFrame(byte[] frame, int flags)
    {
        fixed (byte* start = frame)
        {
            while (ZmqNative.zmq_send(_handle, start, (nuint)frame.Length, flags) < 0) ThrowUnlessInterrupted("send");
        }
    }

    private List<byte[]>? TryReceive(int flags)
    {
        var frames = new List<byte[]>();
        ZmqNative.Frame frame;
        _ = ZmqNative.zmq_msg_init(&frame);
        try
        {
            do
            {
                // The parts of a message arrive together: only the first can have to be waited for.
                while (ZmqNative.zmq_msg_recv(&frame, _handle, flags) < 0)
                {
                    if (Marshal.GetLastPInvokeError() == ZmqException.TryAgain && frames.Count == 0) return null;
                    ThrowUnlessInterrupted("receive");
                }

                frames.Add(new ReadOnlySpan<byte>(ZmqNative.zmq_msg_data(&frame), (int)ZmqNative.zmq_msg_size(&frame)).ToArray());
            }
            while (ZmqNative.zmq_msg_more(&frame) != 0);
        }
        finally
        {
            _ = ZmqNative.zmq_msg_close(&frame);
        }

        return frames;
    }

    private static void ThrowUnlessInterrupted(string what)
    {
        if (Marshal.GetLastPInvokeError() != ZmqException.Interrupted) throw ZmqException.Last(what);
    }
}
