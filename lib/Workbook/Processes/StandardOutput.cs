using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Workbook.Processes;

/// <summary>
/// Takes the process's own standard output, to which native code and child processes print past <see cref="Console"/>.
/// Standard error stays where it is: it is where the runtime says why it dies.
/// </summary>
internal static partial class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>From here on what is printed can be read; null where that cannot be done.</summary>
    public static StreamReader? Take()
    {
        if (OperatingSystem.IsWindows()) return null;
        Span<int> ends = stackalloc int[2];
        if (Pipe(ends) != 0 || Duplicate(ends[1], Descriptor) < 0) return null;
        _ = Close(ends[1]);
        return new StreamReader(new FileStream(new SafeFileHandle(ends[0], ownsHandle: true), FileAccess.Read));
    }

    [LibraryImport("libc", EntryPoint = "pipe")]
    private static partial int Pipe(Span<int> ends);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
