using System.Globalization;

namespace Benchmarks;

/// <summary>The middle of some figures, the least and the most.</summary>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    internal static Spread Of(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }

    internal static double Middle(IEnumerable<double> figures) => Of(figures).Median;

    public override string ToString() => $"{Short(Median)} ({Short(Least)} to {Short(Most)})";

    private static string Short(double figure) => figure.ToString(figure < 0.1 ? "0.####" : "0.00", CultureInfo.InvariantCulture);
}
