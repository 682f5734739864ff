namespace FineTune.Data;

/// <summary>PNG's five ways to write a row as differences from its neighbours.</summary>
internal static class PngFilter
{
    /// <summary>The row in the filter whose differences are smallest, which the PNG standard recommends; the filter's number stands first.</summary>
    internal static byte[] Best(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels)
    {
        byte[] best = [];
        var least = long.MaxValue;
        for (byte filter = 0; filter < 5; filter++)
        {
            var line = Apply(filter, row, above, channels);
            var sum = line.Skip(1).Sum(b => (long)Math.Abs((int)(sbyte)b));
            if (sum < least)
                (best, least) = (line, sum);
        }
        return best;
    }

    private static byte[] Apply(byte filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels)
    {
        var line = new byte[row.Length + 1];
        line[0] = filter;
        for (var i = 0; i < row.Length; i++)
        {
            int left = i < channels ? 0 : row[i - channels], corner = i < channels ? 0 : above[i - channels];
            line[i + 1] = (byte)(row[i] - Prediction(filter, left, above[i], corner));
        }
        return line;
    }

    private static int Prediction(byte filter, int left, int up, int corner) => filter switch
    {
        0 => 0,
        1 => left,
        2 => up,
        3 => (left + up) / 2,
        _ => Paeth(left, up, corner),
    };

    private static int Paeth(int left, int up, int corner)
    {
        var (byLeft, byUp, byCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }
}
