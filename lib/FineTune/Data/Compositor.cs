namespace FineTune.Data;

/// <summary>The last steps of every decoder: background, size, crop and padding.</summary>
internal static class Compositor
{
    /// <summary>Brings a decoded image to the requested frame and number of channels.</summary>
    internal static Pixels Compose(Pixels image, Placement place, Rgb? background)
    {
        if (background is { } colour)
            return Window(Resampler.Resize(Flatten(image, colour), place.ResizedWidth, place.ResizedHeight), place, [colour.R, colour.G, colour.B]);
        var resized = Resampler.Resize(Premultiply(WithAlpha(image)), place.ResizedWidth, place.ResizedHeight);
        return Window(Unpremultiply(resized), place, [0, 0, 0, 0]);
    }

    private static Pixels Flatten(Pixels image, Rgb background)
    {
        if (image.Channels == 3)
            return image;
        var result = new byte[image.Width * image.Height * 3];
        ReadOnlySpan<byte> behind = [background.R, background.G, background.B];
        for (int i = 0, o = 0; i < image.Data.Length; i += 4, o += 3)
            for (var c = 0; c < 3; c++)
                result[o + c] = Over255(image.Data[i + c] * image.Data[i + 3] + behind[c] * (255 - image.Data[i + 3]));
        return new Pixels(image.Width, image.Height, 3, result);
    }

    private static Pixels WithAlpha(Pixels image)
    {
        if (image.Channels == 4)
            return image;
        var result = new byte[image.Width * image.Height * 4];
        for (int i = 0, o = 0; i < image.Data.Length; i += 3, o += 4)
        {
            image.Data.AsSpan(i, 3).CopyTo(result.AsSpan(o));
            result[o + 3] = 255;
        }
        return new Pixels(image.Width, image.Height, 4, result);
    }

    // Resizing mixes neighbours; a transparent neighbour's colour must weigh nothing, or edges get a halo.
    private static Pixels Premultiply(Pixels image) => EachColour(image, (colour, alpha) => Over255(colour * alpha));

    private static Pixels Unpremultiply(Pixels image) =>
        EachColour(image, (colour, alpha) => alpha == 0 ? (byte)0 : (byte)Math.Min(255, (colour * 255 + alpha / 2) / alpha));

    private static Pixels EachColour(Pixels image, Func<int, int, byte> change)
    {
        var result = (byte[])image.Data.Clone();
        for (var i = 0; i < result.Length; i += 4)
            for (var c = 0; c < 3; c++)
                result[i + c] = change(result[i + c], result[i + 3]);
        return new Pixels(image.Width, image.Height, 4, result);
    }

    private static byte Over255(int product) => (byte)((product + 127) / 255);

    private static Pixels Window(Pixels image, Placement place, ReadOnlySpan<byte> padding)
    {
        if ((place.Left, place.Top, place.Width, place.Height) == (0, 0, image.Width, image.Height))
            return image;
        var channels = image.Channels;
        var result = new byte[place.Width * place.Height * channels];
        for (var i = 0; i < result.Length; i += channels)
            padding.CopyTo(result.AsSpan(i));
        var (left, right) = (Math.Max(0, place.Left), Math.Min(image.Width, place.Left + place.Width));
        for (var y = Math.Max(0, place.Top); y < Math.Min(image.Height, place.Top + place.Height); y++)
            image.Data.AsSpan((y * image.Width + left) * channels, (right - left) * channels)
                .CopyTo(result.AsSpan(((y - place.Top) * place.Width + left - place.Left) * channels));
        return new Pixels(place.Width, place.Height, channels, result);
    }
}
