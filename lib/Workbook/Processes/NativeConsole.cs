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
        if (!OperatingSystem.IsWindows()) _ = FlushAll(IntPtr.Zero);
        var mark = Encoding.ASCII.GetBytes(EndMark);
        foreach (var open in new[] { Console.OpenStandardOutput(), Console.OpenStandardError() })
        {
            using (open) open.Write(mark);
        }
    }

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FlushAll(IntPtr allStreams);
}
