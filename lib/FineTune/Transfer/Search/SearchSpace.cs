using FineTune.Data;

namespace FineTune.Transfer;

/// <summary>Which recipes a search may try. Rates, factors and decays are drawn evenly over their orders of magnitude.</summary>
public sealed record SearchSpace
{
    /// <summary>The heads to choose from.</summary>
    public IReadOnlyList<HeadKind> Heads { get; init; } = [HeadKind.Linear, HeadKind.Mlp, HeadKind.Cosine, HeadKind.Probe];

    /// <summary>How many stages below the head may learn. Each depth has features of its own, computed once.</summary>
    public IReadOnlyList<int> Depths { get; init; } = [0, 1];

    /// <summary>The widths of an MLP to choose from.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [128, 256, 512];

    /// <summary>The least and the most dropout of an MLP.</summary>
    public (double Least, double Most) Dropout { get; init; } = (0, 0.7);

    /// <summary>The least and the highest penalty of a probe.</summary>
    public (double Least, double Most) Penalty { get; init; } = (1, 3000);

    /// <summary>The least and the highest rate of the head.</summary>
    public (double Least, double Most) Rate { get; init; } = (1e-3, 0.3);

    /// <summary>The least and the highest factor from a stage's rate to that of the stage below it.</summary>
    public (double Least, double Most) LayerFactor { get; init; } = (0.02, 1);

    /// <summary>The least and the highest weight decay, beside none at all, which every third recipe has.</summary>
    public (double Least, double Most) WeightDecay { get; init; } = (1e-5, 3e-2);

    /// <summary>The shares of label smoothing to choose from.</summary>
    public IReadOnlyList<double> Smoothing { get; init; } = [0, 0.1, 0.2];

    /// <summary>The augmentations to choose from.</summary>
    public IReadOnlyList<Views> Views { get; init; } = [Transfer.Views.Plain, Transfer.Views.Mirrored, Transfer.Views.Article];

    /// <summary>How the rates may go over the training.</summary>
    public IReadOnlyList<RateShape> Shapes { get; init; } = [RateShape.Constant, RateShape.Cosine, RateShape.OneCycle];

    /// <summary>Fitted heads on a frozen trunk, of a smaller and a larger penalty within <see cref="Penalty"/>, each on every kind of <see cref="Views"/>; none where the space has no probes.</summary>
    public IReadOnlyList<Recipe> Probes => Heads.Contains(HeadKind.Probe)
        ? [.. from views in Views from penalty in new[] { 30.0, 100, 300 }.Select(usual => Math.Clamp(usual, Penalty.Least, Penalty.Most)).Distinct() select new Recipe { Head = HeadKind.Probe, Penalty = penalty, Views = views }]
        : [];

    /// <summary>One recipe of the space.</summary>
    /// <param name="seed">The search's.</param>
    /// <param name="number">Which; the same seed and number give the same recipe on every machine.</param>
    /// <returns>The recipe, with two significant digits in what is drawn from a range.</returns>
    /// <exception cref="ArgumentException">A list is empty, or a range is upside down or reaches 0 where magnitudes are drawn.</exception>
    public Recipe Draw(long seed, int number)
    {
        Require();
        var random = SplitMix64.Of(seed, number, 0);
        // Every draw is made for every recipe: what one choice is does not move the others.
        return new Recipe
        {
            Head = Pick(random, Heads),
            Depth = Pick(random, Depths),
            Hidden = Pick(random, Hidden),
            Dropout = Math.Round(random.Between(Dropout.Least, Dropout.Most), 2),
            Rate = Magnitude(random, Rate),
            LayerFactor = Magnitude(random, LayerFactor),
            WeightDecay = random.Below(3) == 0 ? Skip(random) : Magnitude(random, WeightDecay),
            Smoothing = Pick(random, Smoothing),
            Views = Pick(random, Views),
            Shape = Pick(random, Shapes),
            Penalty = Magnitude(random, Penalty),
        };
    }

    private static T Pick<T>(SplitMix64 random, IReadOnlyList<T> choices) => choices[random.Below(choices.Count)];

    private static double Skip(SplitMix64 random)
    {
        _ = random.Uniform();
        return 0;
    }

    private static double Magnitude(SplitMix64 random, (double Least, double Most) range)
    {
        var value = Math.Exp(random.Between(Math.Log(range.Least), Math.Log(range.Most)));
        var digit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        // Divided by a power of ten rather than multiplied by 0.001, a rate reads 0.023 and not 0.023000000000000003.
        var rounded = digit < 1 ? Math.Round(value / digit) / Math.Round(1 / digit) : Math.Round(value / digit) * digit;
        return Math.Clamp(rounded, range.Least, range.Most);
    }

    private void Require()
    {
        foreach (var (name, count) in new[] { ("Heads", Heads.Count), ("Depths", Depths.Count), ("Hidden", Hidden.Count), ("Smoothing", Smoothing.Count), ("Views", Views.Count), ("Shapes", Shapes.Count) })
            if (count == 0) throw new ArgumentException($"The search space has no choice in {name}: give at least one.");
        foreach (var (name, range) in new[] { ("Penalty", Penalty), ("Rate", Rate), ("LayerFactor", LayerFactor), ("WeightDecay", WeightDecay) })
            if (!(range.Least > 0 && range.Most >= range.Least && double.IsFinite(range.Most))) throw new ArgumentException(FormattableString.Invariant($"The range of {name}, {range.Least} to {range.Most}, should begin above 0 and go up."));
        if (LayerFactor.Most > 1) throw new ArgumentException("A LayerFactor above 1 would let lower stages learn faster than the head: give at most 1.");
        if (!(Dropout.Least >= 0 && Dropout.Most < 1 && Dropout.Most >= Dropout.Least)) throw new ArgumentException("Dropout goes from 0 to below 1.");
        if (Depths.Any(depth => depth < 0)) throw new ArgumentException("A depth is 0 (the head alone) or more.");
    }
}
