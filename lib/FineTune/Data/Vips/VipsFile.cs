using System.Runtime.InteropServices;

namespace FineTune.Data.Vips;

/// <summary>The bytes of a file, pinned, and the libvips loader that reads them.</summary>
internal readonly unsafe struct VipsFile
{
    // Loaders that are fit for files from anywhere, by the class names libvips gives them.
    private static readonly string[] Formats = ["Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Svg"];

    private readonly byte* data;
    private readonly int size;
    private readonly string loader;

    /// <summary>Finds the loader by content.</summary>
    /// <exception cref="VipsException">No loader reads this.</exception>
    internal VipsFile(byte* data, int size)
    {
        this.data = data;
        this.size = size;
        var found = Marshal.PtrToStringUTF8(VipsNative.FindLoader(data, (nuint)size)) ?? throw new VipsException();
        if (!Formats.Any(f => found.Contains($"Load{f}", StringComparison.Ordinal)) && !IsBitmap(new(data, size)))
            throw new VipsException($"{found} is not among the formats that are read");
        loader = found;
    }

    internal bool IsJpeg => loader.Contains("Jpeg", StringComparison.Ordinal);

    internal bool IsSvg => loader.Contains("Svg", StringComparison.Ordinal);

    /// <summary>Reads the header; pixels follow when they are asked for.</summary>
    internal VipsImage Open() => Loading().Run();

    /// <summary>Opens a JPEG at a half, a quarter or an eighth of its size, which skips most of the decoding.</summary>
    internal VipsImage OpenShrunk(int factor) => Loading().With("shrink", factor).Run();

    /// <summary>Opens a drawing, drawn <paramref name="scale"/> times its stated size.</summary>
    internal VipsImage OpenScaled(double scale) => Loading().With("scale", scale).Run();

    private VipsOperation Loading()
    {
        const int sequential = 1, failOnErrors = 2;
        return new VipsOperation(loader).With("buffer", data, size).With("access", sequential).With("fail_on", failOnErrors);
    }

    // BMP and PPM come through ImageMagick. It would also read scripts and remote files, so it is let in for their
    // signatures only: "BM", and "P" with a digit from 1 to 6.
    private static bool IsBitmap(ReadOnlySpan<byte> file) =>
        file.Length > 2 && (file.StartsWith("BM"u8) || (file[0] == 'P' && file[1] is >= (byte)'1' and <= (byte)'6'));
}
