namespace FineTune.Data;

/// <summary>The last steps of every decoder: background, size, crop and padding.</summary>
internal static class Compositor
{
    /// <summary>Brings a decoded image to the requested frame and number of channels.</summary>
    internal static Pixels Compose(Pixels image, Placement place, Rgb? background)
    {
        var isResized = (image.Width, image.Height) != (place.ResizedWidth, place.ResizedHeight);
        if (background is { } colour)
            return Frame(Flatten(image, colour), place, isResized, [colour.R, colour.G, colour.B]);
        var withAlpha = WithAlpha(image);
        return isResized
            ? Unpremultiply(Frame(Premultiply(withAlpha), place, isResized, [0, 0, 0, 0]))
            : Frame(withAlpha, place, isResized, [0, 0, 0, 0]);
    }

    private static Pixels Frame(Pixels image, Placement place, bool isResized, ReadOnlySpan<byte> padding)
    {
        var (columns, rows) = (place.Columns, place.Rows);
        return isResized
            ? Paste(Resampler.Resize(image, place.ResizedWidth, place.ResizedHeight, columns, rows), 0, 0, place, padding)
            : Paste(image, columns.First, rows.First, place, padding);
    }

    /// <summary>Puts the part of the image that starts at a column and row where it belongs in the window.</summary>
    private static Pixels Paste(Pixels image, int column, int row, Placement place, ReadOnlySpan<byte> padding)
    {
        if ((image.Width, image.Height) == (place.Width, place.Height))
            return image;
        var channels = image.Channels;
        var result = new byte[place.Width * place.Height * channels];
        for (var i = 0; i < result.Length; i += channels)
            padding.CopyTo(result.AsSpan(i));
        var (left, top) = (Math.Max(0, -place.Left), Math.Max(0, -place.Top));
        for (var y = 0; y < place.Rows.Count; y++)
            image.Data.AsSpan(((row + y) * image.Width + column) * channels, place.Columns.Count * channels)
                .CopyTo(result.AsSpan(((top + y) * place.Width + left) * channels));
        return new Pixels(place.Width, place.Height, channels, result);
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
    private static Pixels Premultiply(Pixels image)
    {
        var result = (byte[])image.Data.Clone();
        for (var i = 0; i < result.Length; i += 4)
            for (var c = i; c < i + 3; c++)
                result[c] = Over255(result[c] * result[i + 3]);
        return new Pixels(image.Width, image.Height, 4, result);
    }

    private static Pixels Unpremultiply(Pixels image)
    {
        var result = image.Data;
        for (var i = 0; i < result.Length; i += 4)
            for (var c = i; c < i + 3; c++)
                result[c] = result[i + 3] == 0 ? (byte)0 : (byte)Math.Min(255, (result[c] * 255 + result[i + 3] / 2) / result[i + 3]);
        return image;
    }

    private static byte Over255(int product) => (byte)((product + 127) / 255);
}
