using System.Globalization;
using FineTune.Charts;

namespace FineTune.Evaluation;

/// <summary>The same training with several seeds: its mean, its spread, and how far the mean can be trusted.</summary>
/// <param name="Name">What was trained.</param>
/// <param name="Values">A value a seed, such as the test accuracy, 0 to 1.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their sample standard deviation; NaN for one seed.</param>
/// <param name="Interval">Student's t interval of the mean; without ends (NaN) for one seed.</param>
public sealed record SeedSummary(string Name, IReadOnlyList<double> Values, double Mean, double StandardDeviation, Estimate Interval)
{
    /// <summary>For differences: how probably runs that don't differ would show at least so large a mean (paired t test, two-sided); NaN for one seed.</summary>
    public double PValue => Values.Count < 2 ? double.NaN
        : StandardDeviation == 0 ? (Mean == 0 ? 1 : 0)
        : 1 - StudentT.Within(Math.Abs(Mean) / StandardDeviation * Math.Sqrt(Values.Count), Values.Count - 1);

    /// <summary>Sums up the values of several seeds.</summary>
    /// <param name="name">What was trained.</param>
    /// <param name="values">A value a seed.</param>
    /// <param name="level">How probably the interval is to hold the true mean, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static SeedSummary Of(string name, IReadOnlyList<double> values, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) throw new ArgumentException($"'{name}' has no values to sum up.", nameof(values));
        var mean = values.Average();
        var deviation = values.Count < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        var reach = values.Count < 2 ? double.NaN : StudentT.TwoSided(level, values.Count - 1) * deviation / Math.Sqrt(values.Count);
        return new SeedSummary(name, values, mean, deviation, new Estimate(mean, mean - reach, mean + reach, level));
    }

    /// <summary>
    /// The differences of two trainings seed by seed. What a seed decides for both (the order of the images, the fresh head) cancels, so
    /// this sees smaller differences than two separate means do.
    /// </summary>
    /// <param name="first">A value a seed.</param>
    /// <param name="second">The other's, for the same seeds in the same order.</param>
    /// <param name="name">What the difference is called.</param>
    /// <param name="level">How probably the interval is to hold the true mean difference, between 0 and 1.</param>
    /// <returns>Of second less first.</returns>
    /// <exception cref="ArgumentException">They have different numbers of values, or none.</exception>
    public static SeedSummary Differences(IReadOnlyList<double> first, IReadOnlyList<double> second, string name = "difference", double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count) throw new ArgumentException($"There are {first.Count} values and {second.Count}: give one for each seed, in the same order.");
        return Of(name, [.. second.Select((value, i) => value - first[i])], level);
    }

    /// <summary>Bars with standard deviations.</summary>
    /// <param name="title">The title.</param>
    /// <param name="quantity">What the values measure.</param>
    /// <param name="summaries">One or more.</param>
    public static Figure Figure(string title, string quantity, params SeedSummary[] summaries)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        return Bars.Of(title, quantity, [.. summaries.Select(summary => Bar.Of(summary.Name, [.. summary.Values]))]);
    }

    /// <summary>In percent.</summary>
    public override string ToString() => Values.Count < 2
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}: {100 * Mean:F1}% (one seed: no spread)")
        : string.Create(CultureInfo.InvariantCulture, $"{Name}: {100 * Mean:F1} ± {100 * StandardDeviation:F1}% over {Values.Count} seeds, {100 * Interval.Level:0.#}% interval {100 * Interval.Low:F1} to {100 * Interval.High:F1}%");
}
