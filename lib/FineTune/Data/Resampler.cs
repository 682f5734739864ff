namespace FineTune.Data;

/// <summary>
/// Resizing as Pillow's antialiased bilinear filter does it, to the last bit: a triangle as wide as the scale,
/// columns first, 22-bit fixed-point weights. ImageNet's published weights were trained on images resized so.
/// </summary>
/// <remarks>After Pillow's src/libImaging/Resample.c (precompute_coeffs, ImagingResampleHorizontal_8bpc).</remarks>
internal static class Resampler
{
    private const int Bits = 22;

    /// <summary>Resizes 3-channel pixels, or 4-channel ones whose colours are premultiplied.</summary>
    internal static Pixels Resize(Pixels image, int width, int height) => Resize(image, width, height, (0, width), (0, height));

    /// <summary>
    /// Computes only some columns and rows of the resized image: the rest of a very long one would fill the memory.
    /// </summary>
    internal static Pixels Resize(Pixels image, int width, int height, (int First, int Count) columns, (int First, int Count) rows)
    {
        var wide = Horizontally(image, Taps.For(image.Width, width, columns));
        return Vertically(wide, Taps.For(image.Height, height, rows));
    }

    private static Pixels Horizontally(Pixels image, Taps[] taps)
    {
        var channels = image.Channels;
        var result = new byte[taps.Length * image.Height * channels];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < taps.Length; x++)
                for (var c = 0; c < channels; c++)
                {
                    var start = (y * image.Width + taps[x].First) * channels + c;
                    result[(y * taps.Length + x) * channels + c] = Sum(image.Data, start, channels, taps[x].Weights);
                }
        return new Pixels(taps.Length, image.Height, channels, result);
    }

    private static Pixels Vertically(Pixels image, Taps[] taps)
    {
        var row = image.Width * image.Channels;
        var result = new byte[row * taps.Length];
        for (var y = 0; y < taps.Length; y++)
            for (var i = 0; i < row; i++)
                result[y * row + i] = Sum(image.Data, taps[y].First * row + i, row, taps[y].Weights);
        return new Pixels(image.Width, taps.Length, image.Channels, result);
    }

    private static byte Sum(byte[] data, int start, int step, int[] weights)
    {
        var sum = 1 << (Bits - 1);
        for (var k = 0; k < weights.Length; k++)
            sum += data[start + k * step] * weights[k];
        return (byte)Math.Clamp(sum >> Bits, 0, 255);
    }

    /// <summary>The input pixels, and their weights, that make one output pixel.</summary>
    private readonly record struct Taps(int First, int[] Weights)
    {
        internal static Taps[] For(int from, int to, (int First, int Count) wanted)
        {
            var scale = (double)from / to;
            var support = Math.Max(scale, 1);
            return [.. Enumerable.Range(wanted.First, wanted.Count).Select(i => At((i + 0.5) * scale, support, from))];
        }

        private static Taps At(double center, double support, int size)
        {
            var first = Math.Max(0, (int)(center - support + 0.5));
            var count = Math.Min(size, (int)(center + support + 0.5)) - first;
            var weights = new double[count];
            for (var k = 0; k < count; k++)
                weights[k] = Math.Max(0, 1 - Math.Abs((k + first - center + 0.5) / support));
            var total = weights.Sum();
            return new(first, [.. weights.Select(w => (int)(0.5 + w / total * (1 << Bits)))]);
        }
    }
}
