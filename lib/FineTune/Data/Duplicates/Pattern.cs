using System.Numerics;

namespace FineTune.Data;

/// <summary>A small square of greys with mean 0 and length 1, and its mirror image: a dot product is a correlation.</summary>
internal sealed class Pattern
{
    private readonly float[] plain;
    private readonly float[] mirrored;

    internal Pattern(Pixels image, int side)
    {
        var small = Resampler.Resize(image, side, side).Data;
        plain = [.. Enumerable.Range(0, side * side).Select(i => 0.299f * small[3 * i] + 0.587f * small[3 * i + 1] + 0.114f * small[3 * i + 2])];
        Standardise(plain);
        mirrored = [.. Enumerable.Range(0, plain.Length).Select(i => plain[i / side * side + side - 1 - i % side])];
    }

    /// <summary>All of one grey.</summary>
    internal bool IsFlat => Array.TrueForAll(plain, v => v == 0);

    internal float Correlation(Pattern other) => Math.Max(Dot(plain, other.plain), Dot(plain, other.mirrored));

    private static float Dot(float[] a, float[] b)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < a.Length; i += Vector<float>.Count)
            sum += new Vector<float>(a, i) * new Vector<float>(b, i);
        return Vector.Sum(sum);
    }

    private static void Standardise(float[] values)
    {
        var mean = values.Average();
        for (var i = 0; i < values.Length; i++)
            values[i] -= mean;
        var length = MathF.Sqrt(Dot(values, values));
        for (var i = 0; i < values.Length; i++)
            values[i] = length < 1 ? 0 : values[i] / length;
    }
}
