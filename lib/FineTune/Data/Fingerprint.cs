using System.Numerics;

namespace FineTune.Data;

/// <summary>
/// What an image looks like from far away: cropped to what is not background, 16 x 16 grey, mean 0, length 1.
/// Two drawings whose fingerprints correlate above 0.9 are the same picture recoloured, rescaled or mirrored.
/// </summary>
public sealed class Fingerprint
{
    private const int Side = 16;

    private readonly float[] plain;
    private readonly float[] mirrored;

    private Fingerprint(float[] plain, float[] mirrored) => (this.plain, this.mirrored) = (plain, mirrored);

    /// <summary>Takes the fingerprint of an image.</summary>
    /// <param name="image">3 channels; about 64 pixels a side are enough. Background is trimmed as <see cref="Pixels.Trim"/> does it.</param>
    /// <returns>Its fingerprint; an image of one colour resembles nothing.</returns>
    /// <exception cref="ArgumentException">The image has transparency.</exception>
    public static Fingerprint Of(Pixels image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Channels != 3)
            throw new ArgumentException("Decode the image on a background first (DecodeRequest.Background).", nameof(image));
        var small = Resampler.Resize(image.Trim(), Side, Side);
        var grey = new float[Side * Side];
        for (var i = 0; i < grey.Length; i++)
            grey[i] = 0.299f * small.Data[3 * i] + 0.587f * small.Data[3 * i + 1] + 0.114f * small.Data[3 * i + 2];
        Standardise(grey);
        return new Fingerprint(grey, Mirror(grey));
    }

    /// <summary>Whether the image is of one colour.</summary>
    public bool IsBlank => Array.TrueForAll(plain, v => v == 0);

    /// <summary>How alike two images are: the larger of the correlations with the other and with its mirror image.</summary>
    /// <param name="other">Another image's fingerprint.</param>
    /// <returns>-1 .. 1.</returns>
    public float Correlation(Fingerprint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Math.Max(Dot(plain, other.plain), Dot(plain, other.mirrored));
    }

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

    private static float[] Mirror(float[] grey) =>
        [.. Enumerable.Range(0, grey.Length).Select(i => grey[i / Side * Side + Side - 1 - i % Side])];
}
