using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace FineTune.Data;

/// <summary>
/// Decodes JPEG, PNG, WebP, GIF, TIFF, BMP and PPM with SixLabors.ImageSharp. Colour profiles are not applied
/// and SVG is not read. Safe from many threads at once.
/// </summary>
public sealed class ImageSharpDecoder : IImageDecoder
{
    private static readonly DecoderOptions FirstFrame = new() { MaxFrames = 1 };

    /// <inheritdoc/>
    public Pixels Decode(byte[] file, string name, DecodeRequest request)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        if (file.Length == 0)
            throw ImageFault.Empty(name);
        try
        {
            var header = Image.Identify(FirstFrame, file);
            ImageFault.RefuseIfTooLarge(name, header.Width, header.Height, request);
            return Load(file).Reframe(request.Framing, request.Background);
        }
        catch (UnknownImageFormatException e)
        {
            throw ImageFault.NotAnImage(name, e);
        }
        catch (Exception e) when (e is ImageFormatException or NotSupportedException)
        {
            throw ImageFault.Damaged(name, e);
        }
    }

    private static Pixels Load(byte[] file)
    {
        using var image = Image.Load<Rgba32>(FirstFrame, file);
        image.Mutate(steps => steps.AutoOrient());
        var data = new byte[image.Width * image.Height * 4];
        image.CopyPixelDataTo(data);
        return new Pixels(image.Width, image.Height, 4, data);
    }
}
