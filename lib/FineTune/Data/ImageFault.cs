namespace FineTune.Data;

/// <summary>The faults that every decoder reports in the same words.</summary>
internal static class ImageFault
{
    internal static ImageException Empty(string file) =>
        new(file, "the file is empty", "Copy it again, or delete it.");

    internal static ImageException NotAnImage(string file, Exception cause) =>
        new(file, "this is not an image that can be read", "Use JPEG, PNG, WebP, GIF, TIFF, BMP or PPM.", cause);

    internal static ImageException Damaged(string file, Exception cause) =>
        new(file, $"the image is damaged{Detail(cause)}", "Save it again with an image program, or delete it.", cause);

    /// <summary>Throws if the header claims more pixels than allowed.</summary>
    internal static void RefuseIfTooLarge(string file, int width, int height, DecodeRequest request)
    {
        var megapixels = (double)width * height / 1e6;
        if (megapixels > request.MaxMegapixels)
            throw new ImageException(file,
                FormattableString.Invariant($"it is {width} x {height}, {megapixels:0} megapixels, above the limit of {request.MaxMegapixels:0.###}"),
                "Make it smaller, or raise DecodeRequest.MaxMegapixels.");
    }

    // Threads share libvips' list of errors: the first to look may have taken another's.
    private static string Detail(Exception cause) => cause.Message.Trim().TrimEnd('.') is { Length: > 0 } words ? $" ({words})" : "";
}
