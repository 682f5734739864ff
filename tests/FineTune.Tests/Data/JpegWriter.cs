using System.Runtime.InteropServices;

namespace FineTune.Tests.Data;

/// <summary>JPEG files of smooth colours with grain, as TurboJPEG writes them.</summary>
public static partial class JpegWriter
{
    private const int Progressive = 16384, Quality = 85;

    /// <summary>How much of the colour is kept, by TurboJPEG's numbers.</summary>
    public enum Sampling
    {
        Full = 0,
        HalfWide = 1,
        Half = 2,
        Grey = 3,
    }

    internal static unsafe byte[] Write(int width, int height, Sampling sampling, bool progressive)
    {
        var pixels = new byte[width * height * 3];
        var random = new Random(5);
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)((i / 3 % width * (i % 3 + 1) / 7) + (i / 3 / width / 3) + random.Next(24));
        var compressor = Begin();
        byte* file = null;
        CULong size = default;
        try
        {
            fixed (byte* from = pixels)
                Assert.Equal(0, Compress(compressor, from, width, 0, height, 0, &file, &size, (int)sampling, Quality, progressive ? Progressive : 0));
            return new ReadOnlySpan<byte>(file, (int)size.Value).ToArray();
        }
        finally
        {
            Free(file);
            _ = End(compressor);
        }
    }

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjInitCompress")]
    private static partial nint Begin();

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjCompress2")]
    private static unsafe partial int Compress(nint compressor, byte* pixels, int width, int pitch, int height, int format, byte** file, CULong* size, int sampling, int quality, int flags);

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjFree")]
    private static unsafe partial void Free(byte* file);

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjDestroy")]
    private static partial int End(nint compressor);
}
