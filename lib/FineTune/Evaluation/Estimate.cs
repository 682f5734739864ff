using System.Globalization;

namespace FineTune.Evaluation;

/// <summary>A number that was measured on a sample, and the interval in which the true one probably lies.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Level">How probably such an interval holds the true value, such as 0.95.</param>
public sealed record Estimate(double Value, double Low, double High, double Level)
{
    /// <summary>In percent, as for an accuracy or a difference of accuracies.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Value:F1}% ({100 * Level:0.#}% interval {100 * Low:F1} to {100 * High:F1}%)");
}
