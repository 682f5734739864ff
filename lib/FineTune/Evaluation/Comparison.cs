using System.Globalization;
using System.Numerics;
using FineTune.Charts;

namespace FineTune.Evaluation;

/// <summary>
/// Two models on the same images. What both get right, or both wrong, says nothing about which is better; McNemar's test looks at the
/// others. Sources: McNemar, Note on the sampling error of the difference between correlated proportions, 1947 (here in its exact form, by
/// the binomial distribution); Efron and Tibshirani, 1993, for the interval.
/// </summary>
public sealed class Comparison
{
    private Comparison(string first, string second, int both, int onlyFirst, int onlySecond, int neither, Estimate difference)
        => (First, Second, Both, OnlyFirst, OnlySecond, Neither, Difference) = (first, second, both, onlyFirst, onlySecond, neither, difference);

    /// <summary>The first model's name.</summary>
    public string First { get; }

    /// <summary>The second model's name.</summary>
    public string Second { get; }

    /// <summary>Images that both got right.</summary>
    public int Both { get; }

    /// <summary>Images that only the first got right.</summary>
    public int OnlyFirst { get; }

    /// <summary>Images that only the second got right.</summary>
    public int OnlySecond { get; }

    /// <summary>Images that neither got right.</summary>
    public int Neither { get; }

    /// <summary>The second's accuracy less the first's, with a bootstrap interval over the images (paired: each image with both its answers).</summary>
    public Estimate Difference { get; }

    /// <summary>
    /// How probably models of equal accuracy would differ by at least so much (two-sided, exact). Small means that the difference is
    /// hardly chance; large means only that these images don't show one.
    /// </summary>
    public double PValue => McNemar(OnlyFirst, OnlySecond);

    /// <summary>Compares.</summary>
    /// <param name="first">What one model answered.</param>
    /// <param name="second">What another answered for the same images; in any order, they are matched by name.</param>
    /// <param name="firstName">How the first is called.</param>
    /// <param name="secondName">How the second is called.</param>
    /// <param name="level">How probably the interval is to hold the true difference, between 0 and 1.</param>
    /// <param name="seed">The bootstrap's.</param>
    /// <exception cref="ArgumentException">They aren't the same images with the same labels.</exception>
    public static Comparison Of(Predictions first, Predictions second, string firstName = "first", string secondName = "second", double level = 0.95, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var pairs = Matched(first, second).Select(pair => (First: first.IsRight(pair.First), Second: second.IsRight(pair.Second))).ToArray();
        int Count(bool one, bool two) => pairs.Count(pair => pair == (one, two));
        var difference = Bootstrap.Mean([.. pairs.Select(pair => (pair.Second ? 1.0 : 0) - (pair.First ? 1 : 0))], level, seed: seed);
        return new Comparison(firstName, secondName, Count(true, true), Count(true, false), Count(false, true), Count(false, false), difference);
    }

    /// <summary>McNemar's exact test: twice the smaller tail of a fair coin, at most 1.</summary>
    /// <param name="onlyFirst">Images that only one got right.</param>
    /// <param name="onlySecond">Images that only the other got right.</param>
    /// <returns>The p-value, 0 to 1.</returns>
    public static double McNemar(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        var (tosses, fewer) = (onlyFirst + onlySecond, Math.Min(onlyFirst, onlySecond));
        var (ways, sum) = (BigInteger.One, BigInteger.Zero);
        for (var k = 0; k <= fewer; k++)
        {
            sum += ways;
            ways = ways * (tosses - k) / (k + 1);
        }
        return Math.Min(1, 2 * Math.Exp(BigInteger.Log(sum) - (tosses * Math.Log(2))));
    }

    /// <summary>The four counts as a figure.</summary>
    /// <param name="title">The title; its end says the p-value.</param>
    public Figure Figure(string title = "Same images, two models")
    {
        double all = Both + OnlyFirst + OnlySecond + Neither;
        string[,] texts = { { $"{Both}", $"{OnlyFirst}" }, { $"{OnlySecond}", $"{Neither}" } };
        return Heatmap.Of(
            $"{title} ({Spelled(PValue)})",
            First, ["right", "wrong"], Second, ["right", "wrong"], new[,] { { Both / all, OnlyFirst / all }, { OnlySecond / all, Neither / all } }, texts, "of all images");
    }

    /// <summary>The comparison in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Second} less {First}: {Difference}; only {First} right on {OnlyFirst}, only {Second} on {OnlySecond}, McNemar {Spelled(PValue)}");

    private static string Spelled(double p) => p < 0.001 ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:0.###}");

    private static List<(int First, int Second)> Matched(Predictions first, Predictions second)
    {
        if (first.Count != second.Count) throw new ArgumentException($"The first model was asked {first.Count} images, the second {second.Count}: ask both the same.");
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < second.Count; i++)
            if (!places.TryAdd(second.Names[i], i)) throw new ArgumentException($"{second.Names[i]} is there twice: images are matched by their names.");
        return [.. Enumerable.Range(0, first.Count).Select(i => places.TryGetValue(first.Names[i], out var j) && first.Labels[i] == second.Labels[j] ? (i, j)
            : throw new ArgumentException($"{first.Names[i]} was not asked of the second model, or with another label: ask both the same images."))];
    }
}
