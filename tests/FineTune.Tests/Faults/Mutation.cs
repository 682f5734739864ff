namespace FineTune.Tests.Faults;

/// <summary>Random damage of a file: flipped bits, other bytes, a cut, a hole, a piece twice, two pieces exchanged, another number.</summary>
internal static class Mutation
{
    private static readonly byte[][] Numbers = [[0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80], [0, 0, 0, 0x40]];

    /// <summary>A damaged copy that differs from the original.</summary>
    internal static byte[] Of(byte[] file, Random random)
    {
        while (true)
        {
            var damaged = Once(file, random);
            if (!damaged.AsSpan().SequenceEqual(file)) return damaged;
        }
    }

    private static byte[] Once(byte[] file, Random random)
    {
        var copy = file.ToArray();
        int at = random.Next(file.Length), length = Math.Min(1 + random.Next(64), file.Length - at), other = random.Next(file.Length - length + 1);
        switch (random.Next(7))
        {
            case 0: copy[at] ^= (byte)(1 << random.Next(8)); return copy;
            case 1: copy[at] = (byte)random.Next(256); return copy;
            case 2: return copy[..at];
            case 3: return [.. copy[..at], .. copy[(at + length)..]];
            case 4: return [.. copy[..(at + length)], .. copy[at..]];
            case 5: file.AsSpan(other, length).CopyTo(copy.AsSpan(at)); return copy;
            default: Numbers[random.Next(Numbers.Length)].AsSpan(0, Math.Min(4, file.Length - at)).CopyTo(copy.AsSpan(at)); return copy;
        }
    }
}
