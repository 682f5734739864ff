using System.Runtime.InteropServices;

namespace FineTune.Data.Jpeg;

/// <summary>The C functions used of TurboJPEG (Debian: libturbojpeg0), which decode a JPEG in memory in one call.</summary>
internal static unsafe partial class TurboJpegNative
{
    internal const string Library = "libturbojpeg.so.0";

    /// <summary>Formats of pixels: three bytes, or four as they are stored.</summary>
    internal const int Rgb = 0, Cmyk = 11;

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    internal static partial nint Begin();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    internal static partial int End(nint decompressor);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    internal static partial int Decompress(nint decompressor, byte* file, CULong size, byte* pixels, int width, int pitch, int height, int format, int flags);
}
