namespace FineTune.Data;

/// <summary>Where the colours of an image change.</summary>
internal static class Outlines
{
    // A black line on white should not outweigh ten softer ones.
    private const double Strongest = 96;

    /// <summary>The size of the step to the right and down, in the channel where it is largest, as a grey image.</summary>
    internal static Pixels Of(Pixels image)
    {
        var result = new byte[image.Data.Length];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                var across = Step(image[x, y], image[Math.Min(x + 1, image.Width - 1), y]);
                var down = Step(image[x, y], image[x, Math.Min(y + 1, image.Height - 1)]);
                var strength = (byte)Math.Min(Strongest, Math.Sqrt(across * across + down * down));
                result.AsSpan((y * image.Width + x) * 3, 3).Fill(strength);
            }
        return new Pixels(image.Width, image.Height, 3, result);
    }

    private static int Step(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        Math.Max(Math.Abs(a[0] - b[0]), Math.Max(Math.Abs(a[1] - b[1]), Math.Abs(a[2] - b[2])));
}
