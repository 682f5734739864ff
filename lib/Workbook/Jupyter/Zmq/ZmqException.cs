using System.Runtime.InteropServices;

namespace Workbook.Jupyter.Zmq;

/// <summary>An error of libzmq, in its own words.</summary>
internal sealed class ZmqException(int error, string what)
    : IOException($"{what}: {Marshal.PtrToStringUTF8(ZmqNative.zmq_strerror(error))}")
{
    public const int Interrupted = 4;
    public const int TryAgain = 11;

    /// <summary>The context was shut down.</summary>
    public const int Terminated = 156384765;

    public int Error { get; } = error;

    public static ZmqException Last(string what) => new(Marshal.GetLastPInvokeError(), what);
}
