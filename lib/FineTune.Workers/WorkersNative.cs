using System.Runtime.InteropServices;

namespace FineTune.Workers;

/// <summary>The functions of native/workers.cpp. Those that return <c>int</c> give 0 for success.</summary>
internal static unsafe partial class WorkersNative
{
    internal const string Library = "torchworkers";

    internal static string Error => Marshal.PtrToStringUTF8(workers_error()) ?? "";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int workers_join(string host, int port, string address, int rank, int count, int seconds, nint* group);
    [LibraryImport(Library)] internal static partial int workers_sum(nint group, float* values, long count);
    [LibraryImport(Library)] internal static partial int workers_broadcast(nint group, float* values, long count, int from);
    [LibraryImport(Library)] internal static partial void workers_leave(nint group);
    [LibraryImport(Library)] private static partial nint workers_error();
}
