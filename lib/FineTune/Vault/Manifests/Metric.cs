using System.Globalization;
using FineTune.Evaluation;

namespace FineTune.Vault.Manifests;

/// <summary>A figure of a version, with its interval where it has one.</summary>
/// <param name="Name">For example "accuracy" or "robustness/blur".</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="HigherIsBetter">False for losses and errors.</param>
public sealed record Metric(string Name, double Value, double? Low = null, double? High = null, bool HigherIsBetter = true)
{
    /// <summary>A figure with its interval.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="estimate">For example <c>predictions.Top(1)</c>.</param>
    /// <param name="higherIsBetter">False for losses and errors.</param>
    public static Metric Of(string name, Estimate estimate, bool higherIsBetter = true)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return new Metric(name, estimate.Value, estimate.Low, estimate.High, higherIsBetter);
    }

    /// <inheritdoc/>
    public override string ToString() => Low is null || High is null
        ? Value.ToString("0.0000", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Value:0.0000} [{Low:0.0000}, {High:0.0000}]");
}
