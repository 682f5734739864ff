namespace FineTune.Data;

/// <summary>
/// A small random generator that gives the same numbers on every platform and .NET version, which System.Random
/// does not promise: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
/// </summary>
/// <param name="seed">Any number; the same seed gives the same sequence.</param>
internal sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>A generator for three numbers together: each combination has a sequence of its own.</summary>
    internal static SplitMix64 Of(long first, long second, long third)
    {
        var mixed = new SplitMix64((ulong)first).Next() ^ (ulong)second;
        return new SplitMix64(new SplitMix64(mixed).Next() ^ (ulong)third);
    }

    /// <summary>The next 64 bits.</summary>
    internal ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    internal double Uniform() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number between two others.</summary>
    internal double Between(double lowest, double highest) => lowest + (Uniform() * (highest - lowest));

    /// <summary>A number at most so far from a middle.</summary>
    internal double Around(double middle, double largest) => Between(middle - largest, middle + largest);

    /// <summary>A number from 0 up to, not including, the bound; the bias is below 2^-32 for any int.</summary>
    internal int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Fisher and Yates' shuffle, in place.</summary>
    internal void Shuffle<T>(IList<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
