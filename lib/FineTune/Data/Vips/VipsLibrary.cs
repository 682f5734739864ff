using System.Runtime.InteropServices;

namespace FineTune.Data.Vips;

/// <summary>Starts libvips once in a process, set so that it is a quiet guest.</summary>
internal static class VipsLibrary
{
    private static readonly Lazy<bool> Started = new(Start);

    /// <summary>Starts libvips if it has not been started.</summary>
    /// <exception cref="DllNotFoundException">The library is not installed; says how to install it.</exception>
    internal static void Require() => _ = Started.Value;

    /// <summary>"8.14.1" and so on, with the date of its build.</summary>
    internal static string Version
    {
        get
        {
            Require();
            return Marshal.PtrToStringUTF8(VipsNative.VersionString()) ?? "";
        }
    }

    /// <summary>What libvips wrote down since the last call, on one line.</summary>
    internal static string TakeErrors()
    {
        var text = VipsNative.TakeErrors();
        var message = Marshal.PtrToStringUTF8(text) ?? "";
        VipsNative.Free(text);
        return string.Join("; ", message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct());
    }

    private static unsafe bool Start()
    {
        if (!NativeLibrary.TryLoad(VipsNative.Library, out _))
            throw new DllNotFoundException(
                $"{VipsNative.Library} was not found; images are decoded with libvips. Install it: sudo apt-get install libvips42 (libvips42t64 on Debian 13 and Ubuntu 24.04).");
        Silence();
        if (VipsNative.Init("FineTune") != 0)
            throw new DllNotFoundException($"libvips did not start: {TakeErrors()}");
        // The loader decodes several images at once itself: threads inside one image would only fight for the cores.
        VipsNative.SetConcurrency(1);
        // A cached operation would hold on to the bytes of a file after its buffer is gone.
        VipsNative.SetCacheMax(0);
        return true;
    }

    private static unsafe void Silence()
    {
        const int allLevels = 0xFF;
        foreach (var domain in new[] { "VIPS", "librsvg", "Rsvg" })
            _ = VipsNative.SetLogHandler(domain, allLevels, &Ignore, 0);
    }

    // Warnings about odd metadata would go to stderr; what matters comes back as an error.
    [UnmanagedCallersOnly]
    private static void Ignore(nint domain, int level, nint message, nint data) { }
}
