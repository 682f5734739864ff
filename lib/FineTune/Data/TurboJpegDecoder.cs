using System.Runtime.InteropServices;
using FineTune.Data.Jpeg;

namespace FineTune.Data;

/// <summary>
/// Decodes ordinary JPEG files with TurboJPEG (Debian: <c>libturbojpeg0</c>) and leaves all others, damaged ones included, to another decoder. libvips decodes them by
/// the same code (libjpeg-turbo) to the same pixels, but what it does around that costs more than the decoding where images are small.
/// Safe from many threads at once.
/// </summary>
/// <param name="others">What decodes files that are turned by EXIF, have a colour profile, four colours, or are no JPEG.</param>
public sealed class TurboJpegDecoder(IImageDecoder others) : IImageDecoder
{
    private static readonly Lazy<bool> There = new(() => NativeLibrary.TryLoad(TurboJpegNative.Library, out _));

    /// <summary>Whether the library is installed; without it everything is left to the other decoder.</summary>
    public static bool IsInstalled => There.Value;

    /// <inheritdoc/>
    public Pixels Decode(byte[] file, string name, DecodeRequest request)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        return (IsInstalled && JpegHeader.OfOrdinary(file) is { } header ? Decode(file, header, name, request) : null) ?? others.Decode(file, name, request);
    }

    private static Pixels? Decode(byte[] file, JpegHeader header, string name, DecodeRequest request)
    {
        ImageFault.RefuseIfTooLarge(name, header.Width, header.Height, request);
        var place = request.Framing.Place(header.Width, header.Height);
        var (shrink, left) = JpegScale.Of(place.CoarseShrink(header.Width, header.Height));
        if (left != 1) return null;
        var (width, height) = ((header.Width + shrink - 1) / shrink, (header.Height + shrink - 1) / shrink);
        using var scratch = Scratch.Of(checked(width * height * 3));
        if (!Decompress(file, scratch.Bytes, width, height)) return null;
        // A last column or row that stands for fewer pixels than the others is left off, as libvips does.
        var (whole, rows) = (Math.Max(1, header.Width / shrink), Math.Max(1, header.Height / shrink));
        var isItself = (whole, rows, whole, rows) == (place.ResizedWidth, place.ResizedHeight, place.Width, place.Height);
        var image = whole == width && !isItself && request.Background is not null ? Pixels.AtTheBeginningOf(scratch, width, rows) : Part(scratch.Bytes, width, whole, rows);
        return Compositor.Compose(image, place, request.Background);
    }

    private static unsafe bool Decompress(byte[] file, byte[] pixels, int width, int height)
    {
        var decompressor = TurboJpegNative.Begin();
        if (decompressor == 0) return false;
        try
        {
            fixed (byte* from = file, into = pixels) return TurboJpegNative.Decompress(decompressor, from, new CULong((nuint)file.Length), into, width, 0, height, 0, 0) == 0;
        }
        finally
        {
            _ = TurboJpegNative.End(decompressor);
        }
    }

    private static Pixels Part(byte[] pixels, int width, int columns, int rows)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(columns * rows * 3);
        for (var y = 0; y < rows; y++) pixels.AsSpan(y * width * 3, columns * 3).CopyTo(bytes.AsSpan(y * columns * 3));
        return new Pixels(columns, rows, 3, bytes);
    }
}
