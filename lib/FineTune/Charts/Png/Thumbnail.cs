namespace FineTune.Charts.Png;

/// <summary>A picture small enough for a page: each pixel is the mean of those that it stands for.</summary>
internal static class Thumbnail
{
    internal static Picture Of(Picture picture, int side)
    {
        var longer = Math.Max(picture.Width, picture.Height);
        if (longer <= side) return picture;
        var width = Math.Max(1, (int)((long)picture.Width * side / longer));
        var height = Math.Max(1, (int)((long)picture.Height * side / longer));
        var pixels = new byte[width * height * picture.Channels];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                Average(picture, Part(x, width, picture.Width), Part(y, height, picture.Height), pixels.AsSpan((y * width + x) * picture.Channels, picture.Channels));
        return picture with { Pixels = pixels, Width = width, Height = height };
    }

    private static Range Part(int i, int parts, int whole) => (int)((long)i * whole / parts)..(int)((long)(i + 1) * whole / parts);

    private static void Average(Picture picture, Range across, Range down, Span<byte> pixel)
    {
        var pixels = picture.Pixels.Span;
        var count = (across.End.Value - across.Start.Value) * (down.End.Value - down.Start.Value);
        for (var channel = 0; channel < pixel.Length; channel++)
        {
            var sum = 0L;
            for (var y = down.Start.Value; y < down.End.Value; y++)
                for (var x = across.Start.Value; x < across.End.Value; x++)
                    sum += pixels[(y * picture.Width + x) * picture.Channels + channel];
            pixel[channel] = (byte)((sum + count / 2) / count);
        }
    }
}
