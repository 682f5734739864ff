namespace FineTune.Data.Vips;

/// <summary>The operations between a file and its pixels, each giving a new promise.</summary>
internal static class VipsSteps
{
    /// <summary>8-bit sRGB, or inks where it is of inks, shrunk by averaging, turned as EXIF says.</summary>
    internal static VipsImage Upright(VipsImage image, int shrink)
    {
        using var colour = ToSrgb(image);
        using var shrunk = Shrink(colour, shrink);
        using var turned = Turn(shrunk);
        using var bytes = new VipsOperation("cast").With("in", turned).With("format", VipsNative.UChar).Run();
        return DropExtraBands(bytes);
    }

    private static VipsImage Turn(VipsImage image)
    {
        if (image.IsUpright)
            return Run("copy", image);
        using var whole = image.InMemory();
        return Run("autorot", whole);
    }

    // Colour profiles are not applied: those who made pretrained networks did not.
    private static VipsImage ToSrgb(VipsImage image) => image.IsCmyk ? Run("copy", image) : new VipsOperation("colourspace").With("in", image).With("space", VipsNative.Srgb).Run();

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
        new VipsOperation("extract_band").With("in", image).With("band", 0).With("n", image.HasAlpha || image.IsCmyk ? 4 : 3).Run();

    private static VipsImage Run(string operation, VipsImage image) => new VipsOperation(operation).With("in", image).Run();
}
