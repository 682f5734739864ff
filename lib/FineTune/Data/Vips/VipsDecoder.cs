using FineTune.Data.Jpeg;
using FineTune.Data.Vips;

namespace FineTune.Data;

/// <summary>
/// Decodes JPEG, PNG, WebP, GIF, TIFF, BMP, PPM and SVG with libvips (Debian and Ubuntu: <c>libvips42</c>).
/// Colour profiles are not applied, nor were they to the images that pretrained networks learned from. Safe from many threads at once.
/// </summary>
public sealed class VipsDecoder : IImageDecoder
{
    /// <summary>Starts libvips if it has not been started.</summary>
    /// <exception cref="DllNotFoundException">libvips is not installed; the message says how to install it.</exception>
    public VipsDecoder() => VipsLibrary.Require();

    /// <inheritdoc/>
    public unsafe Pixels Decode(byte[] file, string name, DecodeRequest request)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        if (file.Length == 0)
            throw ImageFault.Empty(name);
        try
        {
            fixed (byte* data = file)
                return Decode(Recognise(data, file.Length, name), name, request);
        }
        catch (VipsException e)
        {
            throw ImageFault.Damaged(name, e);
        }
    }

    private static unsafe VipsFile Recognise(byte* data, int size, string name)
    {
        try
        {
            return new VipsFile(data, size);
        }
        catch (VipsException e)
        {
            throw ImageFault.NotAnImage(name, e);
        }
    }

    private static Pixels Decode(VipsFile file, string name, DecodeRequest request)
    {
        using var header = file.Open();
        var (width, height) = header.UprightSize;
        ImageFault.RefuseIfTooLarge(name, width, height, request);
        var place = request.Framing.Place(width, height);
        using var loaded = Load(file, header, place, out var shrink);
        using var upright = VipsSteps.Upright(loaded, shrink);
        return Compositor.Compose(loaded.IsCmyk ? Light(upright.ToPixels()) : upright.ToPixels(), place, request.Background);
    }

    private static Pixels Light(Pixels inks)
    {
        Cmyk.ToRgb(inks.Data, inks.Width * inks.Height, inverted: false);
        return new Pixels(inks.Width, inks.Height, 3, inks.Data[..(inks.Width * inks.Height * 3)]);
    }

    /// <summary>Opens the file again as small as its format allows; what is left to shrink is given back.</summary>
    private static VipsImage Load(VipsFile file, VipsImage header, Placement place, out int shrink)
    {
        var (width, height) = header.UprightSize;
        shrink = place.CoarseShrink(width, height);
        if (file.IsSvg)
        {
            shrink = 1;
            return file.OpenScaled(Math.Max((double)place.ResizedWidth / width, (double)place.ResizedHeight / height));
        }
        if (!file.IsJpeg)
            return file.Open();
        (var onLoad, shrink) = JpegScale.Of(shrink);
        return file.OpenShrunk(onLoad);
    }
}
