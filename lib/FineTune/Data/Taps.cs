namespace FineTune.Data;

/// <summary>The input pixels, and their weights, that make one output pixel of a resized image.</summary>
/// <param name="First">The first input pixel.</param>
/// <param name="Weights">Of it and of those after it, in parts of 2^22, none below 0.</param>
internal readonly record struct Taps(int First, int[] Weights)
{
    internal const int Bits = 22;

    /// <summary>Behind the last input pixel.</summary>
    internal int End => First + Weights.Length;

    /// <summary>Of some neighbouring output pixels.</summary>
    /// <param name="from">Input pixels in all.</param>
    /// <param name="to">Output pixels in all.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    internal static Taps[] For(int from, int to, int first, int count)
    {
        var scale = (double)from / to;
        var support = Math.Max(scale, 1);
        var taps = new Taps[count];
        for (var i = 0; i < count; i++) taps[i] = At((first + i + 0.5) * scale, support, from);
        return taps;
    }

    private static Taps At(double center, double support, int size)
    {
        var first = Math.Max(0, (int)(center - support + 0.5));
        var exact = new double[Math.Min(size, (int)(center + support + 0.5)) - first];
        var total = 0.0;
        for (var k = 0; k < exact.Length; k++)
        {
            exact[k] = Math.Max(0, 1 - Math.Abs((k + first - center + 0.5) / support));
            total += exact[k];
        }
        var weights = new int[exact.Length];
        for (var k = 0; k < exact.Length; k++) weights[k] = (int)(0.5 + exact[k] / total * (1 << Bits));
        return new(first, weights);
    }
}
