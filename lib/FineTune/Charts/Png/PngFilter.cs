namespace FineTune.Charts.Png;

/// <summary>
/// A row as differences from its neighbours, which compress far better than a photograph's pixels. Each row takes the
/// filter whose differences are smallest in sum. Source: PNG Specification, sections 9 and 12.8.
/// </summary>
internal sealed class PngFilter(int stride, int pixelBytes)
{
    private const int Filters = 5;

    // One for each filter: its number, then the filtered row.
    private readonly byte[][] candidates = [.. Enumerable.Range(0, Filters).Select(filter => new byte[stride + 1])];

    internal ReadOnlySpan<byte> Best(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above)
    {
        var (best, least) = (0, long.MaxValue);
        for (var filter = 0; filter < Filters; filter++)
        {
            var sum = Apply(filter, row, above);
            if (sum < least) (best, least) = (filter, sum);
        }
        return candidates[best];
    }

    private long Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above)
    {
        var filtered = candidates[filter];
        filtered[0] = (byte)filter;
        var sum = 0L;
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= pixelBytes ? row[i - pixelBytes] : 0;
            var corner = i >= pixelBytes ? above[i - pixelBytes] : 0;
            var difference = (byte)(row[i] - Predicted(filter, left, above[i], corner));
            filtered[i + 1] = difference;
            sum += Math.Abs((int)(sbyte)difference);
        }
        return sum;
    }

    private static int Predicted(int filter, int left, int up, int corner) => filter switch
    {
        1 => left,
        2 => up,
        3 => (left + up) / 2,
        4 => Paeth(left, up, corner),
        _ => 0,
    };

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - corner));
        if (toLeft <= toUp && toLeft <= toCorner) return left;
        return toUp <= toCorner ? up : corner;
    }
}
