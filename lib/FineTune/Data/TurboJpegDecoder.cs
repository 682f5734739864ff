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
        var (onLoad, left) = JpegScale.Of(place.CoarseShrink(header.Width, header.Height));
        return left == 1 && Decompress(file, header, onLoad) is { } pixels ? Compositor.Compose(pixels, place, request.Background) : null;
    }

    private static unsafe Pixels? Decompress(byte[] file, JpegHeader header, int shrink)
    {
        var (width, height) = ((header.Width + shrink - 1) / shrink, (header.Height + shrink - 1) / shrink);
        var decompressor = TurboJpegNative.Begin();
        if (decompressor == 0) return null;
        try
        {
            var bytes = GC.AllocateUninitializedArray<byte>(checked(width * height * 3));
            fixed (byte* from = file, into = bytes)
                return TurboJpegNative.Decompress(decompressor, from, new CULong((nuint)file.Length), into, width, 0, height, 0, 0) == 0 ? WholeOnes(new Pixels(width, height, 3, bytes), header, shrink) : null;
        }
        finally
        {
            _ = TurboJpegNative.End(decompressor);
        }
    }

    // A last column or row that stands for fewer pixels than the others is left off, as libvips does.
    private static Pixels WholeOnes(Pixels image, JpegHeader header, int shrink)
    {
        var (width, height) = (Math.Max(1, header.Width / shrink), Math.Max(1, header.Height / shrink));
        if ((width, height) == (image.Width, image.Height)) return image;
        var bytes = new byte[width * height * 3];
        for (var y = 0; y < height; y++) image.Data.AsSpan(y * image.Width * 3, width * 3).CopyTo(bytes.AsSpan(y * width * 3));
        return new Pixels(width, height, 3, bytes);
    }
}
