namespace FineTune.Charts;

/// <summary>A series of points, drawn as a line.</summary>
/// <param name="Name">Its entry in the legend; empty for none.</param>
/// <param name="X">Where the points stand.</param>
/// <param name="Y">Their values, as many; one that isn't finite leaves a gap.</param>
public sealed record Line(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The lower edge of a band around the line, such as mean - standard deviation; empty for none.</summary>
    public IReadOnlyList<double> Low { get; init; } = [];

    /// <summary>The upper edge of that band.</summary>
    public IReadOnlyList<double> High { get; init; } = [];

    /// <summary>Whether the points are marked: where they were measured, and are few.</summary>
    public bool Markers { get; init; }

    /// <summary>Whether the line itself is left out, so that only the marks stand.</summary>
    public bool PointsOnly { get; init; }

    /// <summary>Whether it is drawn dashed and grey, as something to compare with.</summary>
    public bool IsReference { get; init; }

    /// <summary>Points at 0, 1, 2, ...</summary>
    /// <param name="name">Its entry in the legend.</param>
    /// <param name="values">The values.</param>
    /// <returns>The line.</returns>
    public static Line Of(string name, params IEnumerable<double> values)
    {
        double[] y = [.. values];
        return new Line(name, [.. Enumerable.Range(0, y.Length).Select(i => (double)i)], y);
    }

    /// <summary>The mean of several runs, in a band of one standard deviation to each side.</summary>
    /// <param name="name">Its entry in the legend.</param>
    /// <param name="x">Where the values stand.</param>
    /// <param name="runs">The runs, each with a value for each place.</param>
    /// <returns>The line; with a single run, without a band.</returns>
    /// <exception cref="ArgumentException">There is no run, or one has another number of values.</exception>
    public static Line OfRuns(string name, IReadOnlyList<double> x, IReadOnlyList<IReadOnlyList<double>> runs)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0 || runs.Any(run => run.Count != x.Count)) throw new ArgumentException($"'{name}' needs at least one run, and {x.Count} values in each.", nameof(runs));
        double[] mean = [.. x.Select((_, i) => runs.Average(run => run[i]))];
        if (runs.Count == 1) return new Line(name, x, mean) { Markers = true };
        double[] deviation = [.. x.Select((_, i) => Math.Sqrt(runs.Sum(run => (run[i] - mean[i]) * (run[i] - mean[i])) / (runs.Count - 1)))];
        return new Line(name, x, mean)
        {
            Low = [.. mean.Zip(deviation, (m, d) => m - d)],
            High = [.. mean.Zip(deviation, (m, d) => m + d)],
            Markers = true,
        };
    }
}
