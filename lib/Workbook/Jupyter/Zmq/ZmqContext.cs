namespace Workbook.Jupyter.Zmq;

/// <summary>What sockets of one process share.</summary>
internal sealed class ZmqContext : IDisposable
{
    public IntPtr Handle { get; } = ZmqNative.zmq_ctx_new();

    /// <summary>Every blocking call on a socket that is still open ends.</summary>
    public void Shutdown() => _ = ZmqNative.zmq_ctx_shutdown(Handle);

    /// <summary>All sockets must be closed before, or be about to close; waits for what they have still to send, no longer than they linger.</summary>
    public void Dispose() => _ = ZmqNative.zmq_ctx_term(Handle);
}
