using System.Runtime.InteropServices;
using System.Text;

namespace Workbook.Processes;

/// <summary>
/// What native code prints does not pass through <see cref="Console"/> but through the process's own streams. At the end of
/// each cell they are emptied and marked, so that the runner knows which cell printed what.
/// </summary>
internal static partial class NativeConsole
{
    /// <summary>Control characters that no program prints by chance.</summary>
    public const string EndMark = "\u0002end-of-cell\u0003";

    public static void EndCell()
    {
        EndOutput();
        using var errors = Console.OpenStandardError();
        errors.Write(Encoding.ASCII.GetBytes(EndMark));
    }

    /// <summary>Of the output alone.</summary>
    public static void EndOutput()
    {
        if (!OperatingSystem.IsWindows()) _ = FlushAll(IntPtr.Zero);
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.ASCII.GetBytes(EndMark));
    }

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FlushAll(IntPtr allStreams);
}
