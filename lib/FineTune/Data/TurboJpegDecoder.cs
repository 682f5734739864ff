using System.Runtime.InteropServices;
using FineTune.Data.Jpeg;

namespace FineTune.Data;

/// <summary>
/// Decodes JPEG files with TurboJPEG (Debian: <c>libturbojpeg0</c>) and leaves odd ones, damaged ones included, to another decoder. libvips decodes them by
/// the same code (libjpeg-turbo) to the same pixels, but what it does around that costs more than the decoding where images are small.
/// What EXIF turns is turned after it was shrunk; colour profiles are not applied, nor were they to the images that pretrained networks learned from. Safe from many threads at once.
/// </summary>
/// <param name="others">What decodes files of twelve bits or lossless ones, those whose EXIF can't be read, and those that are no JPEG.</param>
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
        return (IsInstalled && JpegHeader.Of(file) is { } header ? Decode(file, header, name, request) : null) ?? others.Decode(file, name, request);
    }

    private static Pixels? Decode(byte[] file, JpegHeader header, string name, DecodeRequest request)
    {
        var (seenWidth, seenHeight) = header.SeenSize;
        ImageFault.RefuseIfTooLarge(name, seenWidth, seenHeight, request);
        var place = request.Framing.Place(seenWidth, seenHeight);
        var (shrink, left) = JpegScale.Of(place.CoarseShrink(seenWidth, seenHeight));
        if (left != 1) return null;
        var (width, height) = ((header.Width + shrink - 1) / shrink, (header.Height + shrink - 1) / shrink);
        using var stored = Scratch.Of(checked(width * height * Math.Max(3, header.Colours)));
        if (!Decompress(file, stored.Bytes, width, height, header.Colours == 4)) return null;
        if (header.Colours == 4) Cmyk.ToRgb(stored.Bytes, width * height, inverted: true);
        // A last column or row that stands for fewer pixels than the others is left off, as libvips does.
        var (columns, rows) = (Math.Max(1, header.Width / shrink), Math.Max(1, header.Height / shrink));
        if (header.Orientation == 1) return Composed(stored, width, columns, rows, place, request.Background);
        using var seen = Scratch.Of(columns * rows * 3);
        (columns, rows) = Turning.Turn(stored.Bytes, width, columns, rows, header.Orientation, seen.Bytes);
        return Composed(seen, columns, columns, rows, place, request.Background);
    }

    private static Pixels Composed(Scratch scratch, int stride, int columns, int rows, Placement place, Rgb? background)
    {
        var isItself = (columns, rows, columns, rows) == (place.ResizedWidth, place.ResizedHeight, place.Width, place.Height);
        var image = columns == stride && !isItself && background is not null ? Pixels.AtTheBeginningOf(scratch, columns, rows) : Part(scratch.Bytes, stride, columns, rows);
        return Compositor.Compose(image, place, background);
    }

    private static unsafe bool Decompress(byte[] file, byte[] pixels, int width, int height, bool inks)
    {
        var decompressor = TurboJpegNative.Begin();
        if (decompressor == 0) return false;
        try
        {
            fixed (byte* from = file, into = pixels) return TurboJpegNative.Decompress(decompressor, from, new CULong((nuint)file.Length), into, width, 0, height, inks ? TurboJpegNative.Cmyk : TurboJpegNative.Rgb, 0) == 0;
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
