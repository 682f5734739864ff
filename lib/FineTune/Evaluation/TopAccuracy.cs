namespace FineTune.Evaluation;

/// <summary>Accuracy with its uncertainty: on 145 test images, 80% is anything from 73 to 86%.</summary>
public static class TopAccuracy
{
    /// <summary>The share of images whose label is among the k largest logits, with a bootstrap interval.</summary>
    /// <param name="predictions">What a model answered.</param>
    /// <param name="k">1 for accuracy as usual.</param>
    /// <param name="level">How probably the interval is to hold the true share, between 0 and 1.</param>
    /// <param name="resamples">How many samples the bootstrap draws.</param>
    /// <param name="seed">Its seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1 or more than there are classes.</exception>
    public static Estimate Top(this Predictions predictions, int k = 1, double level = 0.95, int resamples = 2000, long seed = 0)
        => Bootstrap.Mean(Hits(predictions, k), level, resamples, seed);

    /// <summary>
    /// The same share with Wilson's score interval, which is exact enough even for few images and where all are right. Source: Wilson,
    /// Probable inference, the law of succession, and statistical inference, 1927.
    /// </summary>
    /// <param name="predictions">What a model answered.</param>
    /// <param name="k">1 for accuracy as usual.</param>
    /// <param name="level">How probably the interval is to hold the true share, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1 or more than there are classes.</exception>
    public static Estimate TopWilson(this Predictions predictions, int k = 1, double level = 0.95)
    {
        var hits = Hits(predictions, k);
        return Wilson((int)hits.Sum(), hits.Length, level);
    }

    /// <summary>Wilson's score interval of a share.</summary>
    /// <param name="right">How many were right.</param>
    /// <param name="count">Of how many.</param>
    /// <param name="level">How probably the interval is to hold the true share, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than all were right, or there are none.</exception>
    public static Estimate Wilson(int right, int count, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(right, count);
        var (share, z) = ((double)right / count, Normal.TwoSided(level));
        var square = z * z / count;
        var middle = (share + (square / 2)) / (1 + square);
        var reach = z / (1 + square) * Math.Sqrt((share * (1 - share) / count) + (square / (4 * count)));
        return new Estimate(share, Math.Max(0, middle - reach), Math.Min(1, middle + reach), level);
    }

    private static double[] Hits(Predictions predictions, int k)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, predictions.Classes.Count);
        return [.. Enumerable.Range(0, predictions.Count).Select(i => predictions.IsAmongTop(i, k) ? 1.0 : 0.0)];
    }
}
