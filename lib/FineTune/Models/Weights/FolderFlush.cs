using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FineTune.Models.Weights;

/// <summary>
/// Brings a folder's list of names onto the disk, on Linux. A renamed file is safe in itself, but until its folder is flushed too a power
/// loss may bring the old name back. Source: Linux man-pages, fsync(2).
/// </summary>
internal static partial class FolderFlush
{
    /// <exception cref="IOException">The folder can't be opened, or the disk refuses.</exception>
    internal static void Of(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        // .NET opens files only.
        var opened = OpenFolder(folder);
        if (opened == 0) throw new IOException($"{folder}: it can't be opened to be flushed ({Marshal.GetLastPInvokeErrorMessage()})");
        try
        {
            using var handle = new SafeFileHandle(DescriptorOf(opened), ownsHandle: false);
            // Lets pass where a file system says that it can't flush folders.
            RandomAccess.FlushToDisk(handle);
        }
        finally
        {
            _ = CloseFolder(opened);
        }
    }

    [LibraryImport("libc", EntryPoint = "opendir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenFolder(string path);

    [LibraryImport("libc", EntryPoint = "dirfd")]
    private static partial int DescriptorOf(nint folder);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseFolder(nint folder);
}
