namespace FineTune.Transfer;

/// <summary>Whether two lists of numbers order things alike: 1 for the same order, 0 for none in common, -1 for the opposite.</summary>
public static class RankAgreement
{
    /// <summary>Kendall's tau-b, which takes ties into account. Source: Kendall, The treatment of ties in ranking problems, 1945.</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="y">As many.</param>
    /// <returns>-1 to 1; NaN where one list is all the same.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or have fewer than two numbers.</exception>
    public static double Kendall(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        Check(x, y);
        return Tau(x, y, (_, _) => 1);
    }

    /// <summary>
    /// Kendall's tau with more weight on the top: a pair counts by 1 / rank of both, and the ranks by x and by y are each taken once. Source:
    /// Vigna, A weighted correlation index for rankings with ties, 2015; scipy.stats.weightedtau.
    /// </summary>
    /// <param name="x">Numbers.</param>
    /// <param name="y">As many.</param>
    /// <returns>-1 to 1; NaN where one list is all the same.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or have fewer than two numbers.</exception>
    public static double WeightedKendall(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        Check(x, y);
        return (Weighted(x, y, Ranks(x, y)) + Weighted(x, y, Ranks(y, x))) / 2;
    }

    /// <summary>Pearson's correlation: whether they lie on a line.</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="y">As many.</param>
    /// <returns>-1 to 1; NaN where one list is all the same.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or have fewer than two numbers.</exception>
    public static double Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        Check(x, y);
        var (meanX, meanY) = (x.Average(), y.Average());
        double Product(Func<int, double> a, Func<int, double> b) => Enumerable.Range(0, x.Count).Sum(i => a(i) * b(i));
        double X(int i) => x[i] - meanX;
        double Y(int i) => y[i] - meanY;
        return Product(X, Y) / Math.Sqrt(Product(X, X) * Product(Y, Y));
    }

    private static double Weighted(IReadOnlyList<double> x, IReadOnlyList<double> y, int[] ranks)
        => Tau(x, y, (i, j) => (1.0 / (ranks[i] + 1)) + (1.0 / (ranks[j] + 1)));

    // The largest first; ties by the other list, and then the later one first, as SciPy does.
    private static int[] Ranks(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var ranks = new int[first.Count];
        var rank = 0;
        foreach (var i in Enumerable.Range(0, first.Count).OrderByDescending(i => first[i]).ThenByDescending(i => second[i]).ThenByDescending(i => i)) ranks[i] = rank++;
        return ranks;
    }

    private static double Tau(IReadOnlyList<double> x, IReadOnlyList<double> y, Func<int, int, double> weight)
    {
        var (both, ofX, ofY) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (signX, signY, w) = (Math.Sign(x[i] - x[j]), Math.Sign(y[i] - y[j]), weight(i, j));
                both += signX * signY * w;
                ofX += signX * signX * w;
                ofY += signY * signY * w;
            }
        }
        return both / Math.Sqrt(ofX * ofY);
    }

    private static void Check(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count || x.Count < 2) throw new ArgumentException($"There are {x.Count} numbers and {y.Count}: give as many in both lists, at least two.");
        if (!x.Concat(y).All(double.IsFinite)) throw new ArgumentException("A number isn't finite.");
    }
}
