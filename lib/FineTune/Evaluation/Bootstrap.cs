using FineTune.Data;

namespace FineTune.Evaluation;

/// <summary>
/// How much a number would vary with other images: it is computed again on samples drawn from the images with replacement, and the
/// interval is where the middle of those results lies. Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
/// chapter 13 (percentile interval).
/// </summary>
public static class Bootstrap
{
    /// <summary>The interval of a mean.</summary>
    /// <param name="values">A value for each image, such as 1 for right and 0 for wrong.</param>
    /// <param name="level">How probably the interval is to hold the true mean, between 0 and 1.</param>
    /// <param name="resamples">How many samples are drawn.</param>
    /// <param name="seed">The same seed draws the same samples, on every machine.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1, or there are fewer than 10 samples.</exception>
    public static Estimate Mean(IReadOnlyList<double> values, double level = 0.95, int resamples = 2000, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(values);
        var all = values.ToArray();
        return Of(all.Length, drawn =>
        {
            var sum = 0.0;
            foreach (var i in drawn) sum += all[i];
            return sum / drawn.Length;
        }, level, resamples, seed);
    }

    /// <summary>The interval of any number that can be computed from some of the images.</summary>
    /// <param name="count">How many images there are.</param>
    /// <param name="statistic">The number, from the images drawn; an image may be there more than once. Called first with every image once.</param>
    /// <param name="level">How probably the interval is to hold the true value, between 0 and 1.</param>
    /// <param name="resamples">How many samples are drawn.</param>
    /// <param name="seed">The same seed draws the same samples, on every machine.</param>
    /// <exception cref="ArgumentException">There is no image.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1, or there are fewer than 10 samples.</exception>
    public static Estimate Of(int count, Func<int[], double> statistic, double level = 0.95, int resamples = 2000, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        if (count < 1) throw new ArgumentException("There are no images to draw from.", nameof(count));
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 10);
        Normal.RequireLevel(level);
        int[] drawn = [.. Enumerable.Range(0, count)];
        var value = statistic(drawn);
        var random = new SplitMix64((ulong)seed);
        var results = new double[resamples];
        for (var sample = 0; sample < resamples; sample++)
        {
            for (var i = 0; i < count; i++) drawn[i] = random.Below(count);
            results[sample] = statistic(drawn);
        }
        Array.Sort(results);
        return new Estimate(value, Quantile(results, (1 - level) / 2), Quantile(results, (1 + level) / 2), level);
    }

    // Between the two nearest results, as numpy.quantile does.
    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
