using System.Globalization;

namespace FineTune.Vault.Manifests;

/// <summary>A figure of a version, with its interval where it has one.</summary>
/// <param name="Name">For example "accuracy" or "robustness/blur".</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="HigherIsBetter">False for losses and errors.</param>
public sealed record Metric(string Name, double Value, double? Low = null, double? High = null, bool HigherIsBetter = true)
{
    /// <summary>
    /// An accuracy with Wilson's 95% score interval (Wilson, "Probable inference, the law of succession, and statistical inference", 1927).
    /// </summary>
    /// <param name="right">How many were right.</param>
    /// <param name="count">Of how many.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or more right than there are.</exception>
    public static Metric Accuracy(long right, long count, string name = "accuracy")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(right, count);
        const double z = 1.959963984540054;
        double p = (double)right / count, spread = z * z / count;
        var centre = (p + (spread / 2)) / (1 + spread);
        var half = z / (1 + spread) * Math.Sqrt((p * (1 - p) / count) + (spread / (4 * count)));
        return new Metric(name, p, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <inheritdoc/>
    public override string ToString() => Low is null || High is null
        ? Value.ToString("0.0000", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Value:0.0000} [{Low:0.0000}, {High:0.0000}]");
}
