namespace FineTune.Charts;

/// <summary>A mean and how far the single values lie from it.</summary>
/// <param name="Name">What was measured, such as <c>"from scratch"</c>.</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation; 0 where there is one value only.</param>
public sealed record Bar(string Name, double Mean, double StandardDeviation = 0)
{
    /// <summary>The mean and the sample standard deviation of values, such as the accuracies of several seeds.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="values">The values.</param>
    /// <returns>The bar; its standard deviation is 0 for a single value.</returns>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Bar Of(string name, params double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0) throw new ArgumentException($"'{name}' has no values to take a mean of.", nameof(values));
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new Bar(name, mean, values.Length > 1 ? Math.Sqrt(squares / (values.Length - 1)) : 0);
    }
}
