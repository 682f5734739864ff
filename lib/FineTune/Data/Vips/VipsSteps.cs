namespace FineTune.Data.Vips;

/// <summary>The operations between a file and its pixels, each giving a new promise.</summary>
internal static class VipsSteps
{
    private const int Srgb = 22, UChar = 0;

    /// <summary>8-bit sRGB, shrunk by averaging, turned as EXIF says.</summary>
    internal static VipsImage Upright(VipsImage image, int shrink)
    {
        using var colour = ToSrgb(image);
        using var shrunk = Shrink(colour, shrink);
        using var turned = Turn(shrunk);
        using var bytes = new VipsOperation("cast").With("in", turned).With("format", UChar).Run();
        return DropExtraBands(bytes);
    }

    private static VipsImage Turn(VipsImage image)
    {
        if (image.IsUpright)
            return Run("copy", image);
        using var whole = image.InMemory();
        return Run("autorot", whole);
    }

    private static VipsImage ToSrgb(VipsImage image)
    {
        if (image.HasProfile)
        {
            try
            {
                return new VipsOperation("icc_transform").With("in", image).With("embedded", 1).With("output_profile", "srgb").Run();
            }
            catch (VipsException)
            {
                // A profile that does not fit its image is common; the plain conversion is what viewers show then.
            }
        }
        return new VipsOperation("colourspace").With("in", image).With("space", Srgb).Run();
    }

    private static VipsImage Shrink(VipsImage image, int factor)
    {
        if (factor == 1)
            return Run("copy", image);
        if (!image.HasAlpha)
            return Average(image, factor);
        // The colour of a transparent pixel must weigh nothing in the average.
        using var weighted = Run("premultiply", image);
        using var small = Average(weighted, factor);
        return Run("unpremultiply", small);
    }

    private static VipsImage Average(VipsImage image, int factor) =>
        new VipsOperation("shrink").With("in", image).With("hshrink", (double)factor).With("vshrink", (double)factor).Run();

    private static VipsImage DropExtraBands(VipsImage image) =>
        new VipsOperation("extract_band").With("in", image).With("band", 0).With("n", image.HasAlpha ? 4 : 3).Run();

    private static VipsImage Run(string operation, VipsImage image) => new VipsOperation(operation).With("in", image).Run();
}
