using System.Reflection;
using System.Runtime.InteropServices;

namespace Workbook.Jupyter.Zmq;

/// <summary>The functions of libzmq that are used here.</summary>
internal static unsafe partial class ZmqNative
{
    private const string Library = "zmq";
    private static readonly string[] Names = ["libzmq.so.5", "libzmq.5.dylib", "libzmq", "libzmq.dll"];

    static ZmqNative() => NativeLibrary.SetDllImportResolver(typeof(ZmqNative).Assembly, Resolve);

    [LibraryImport(Library)]
    internal static partial IntPtr zmq_ctx_new();

    [LibraryImport(Library)]
    internal static partial int zmq_ctx_shutdown(IntPtr context);

    [LibraryImport(Library)]
    internal static partial int zmq_ctx_term(IntPtr context);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial IntPtr zmq_socket(IntPtr context, int type);

    [LibraryImport(Library)]
    internal static partial int zmq_close(IntPtr socket);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int zmq_bind(IntPtr socket, string address);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int zmq_connect(IntPtr socket, string address);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_setsockopt(IntPtr socket, int option, void* value, nuint length);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_getsockopt(IntPtr socket, int option, void* value, ref nuint length);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_send(IntPtr socket, void* data, nuint length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_poll(PollItem* items, int count, nint milliseconds);

    [LibraryImport(Library)]
    internal static partial int zmq_msg_init(Frame* frame);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_msg_recv(Frame* frame, IntPtr socket, int flags);

    [LibraryImport(Library)]
    internal static partial nuint zmq_msg_size(Frame* frame);

    [LibraryImport(Library)]
    internal static partial void* zmq_msg_data(Frame* frame);

    [LibraryImport(Library)]
    internal static partial int zmq_msg_more(Frame* frame);

    [LibraryImport(Library)]
    internal static partial int zmq_msg_close(Frame* frame);

    [LibraryImport(Library)]
    internal static partial IntPtr zmq_strerror(int error);

    /// <summary><c>zmq_msg_t</c></summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    internal struct Frame
    {
        private long _start;
    }

    /// <summary><c>zmq_pollitem_t</c>, where a file descriptor is an int.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollItem
    {
        public IntPtr Socket;
        public int Descriptor;
        public short Events;
        public short Ready;
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != Library) return IntPtr.Zero;
        foreach (var candidate in Names)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, search, out var handle)) return handle;
        }

        throw new DllNotFoundException("libzmq 5 is missing: apt-get install libzmq5 (Debian, Ubuntu), or bash environment/setup.sh.");
    }
}
