using System.Diagnostics;

namespace Faults.Full;

/// <summary>A disk in memory (tmpfs) that can be filled up to the last byte.</summary>
public sealed class SmallDisk : IDisposable
{
    private const int Page = 4096;

    private readonly string ballast;

    /// <summary>Makes one.</summary>
    public SmallDisk(long bytes)
    {
        Folder = Directory.CreateTempSubdirectory("small-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={bytes}", "tmpfs", Folder) != 0) throw new InvalidOperationException("The small disk could not be mounted.");
        ballast = Path.Combine(Folder, "ballast");
    }

    /// <summary>Why there can be none; null where there can.</summary>
    public static string? Unavailable
    {
        get
        {
            if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return "a tmpfs needs root on Linux";
            try
            {
                new SmallDisk(Page * 16).Dispose();
                return null;
            }
            catch (InvalidOperationException)
            {
                return "this machine may not mount a tmpfs";
            }
        }
    }

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>Fills it until so many pages are free.</summary>
    public void LeaveFree(int pages)
    {
        Empty();
        using var file = new FileStream(ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var free = new DriveInfo(Folder).AvailableFreeSpace - ((long)pages * Page);
        var page = new byte[Page];
        for (var written = 0L; written + Page <= free; written += Page) file.Write(page);
    }

    /// <summary>Takes the filling away.</summary>
    public void Empty() => File.Delete(ballast);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
