namespace FineTune.Charts;

/// <summary>Bins of the same width that cover all values.</summary>
internal sealed record Bins(double First, double Width)
{
    private const int Number = 30;

    internal IEnumerable<double> Centers => Enumerable.Range(0, Number).Select(i => First + (i + 0.5) * Width);

    /// <summary>Null where no value is finite.</summary>
    internal static Bins? Over(IEnumerable<double> values)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite)) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        if (least > most) return null;
        // All values alike: one bin around them, of a width that is still a number beside theirs.
        var width = (most / Number) - (least / Number);
        return width > 0 ? new Bins(least, width) : new Bins(least - Number / 2.0 * Unit(least), Unit(least));
    }

    internal double[] Count(IEnumerable<double> values)
    {
        var counts = new double[Number];
        // The largest value belongs to the last bin, not to one after it.
        foreach (var value in values.Where(double.IsFinite)) counts[Math.Clamp((int)((value - First) / Width), 0, Number - 1)]++;
        return counts;
    }

    private static double Unit(double value) => Math.Max(1, Math.Abs(value)) / Number;
}
