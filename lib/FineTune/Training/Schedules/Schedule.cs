namespace FineTune.Training;

/// <summary>
/// What every group's own learning rate is multiplied by, as a pure function of the step: rates that differ by stage keep
/// their ratios, and a training that was stopped goes on with the right rate.
/// </summary>
/// <param name="multiplier">Of the step, counted from 0, and of how many there will be.</param>
public sealed class Schedule(Func<long, long, double> multiplier)
{
    /// <summary>1 throughout.</summary>
    public static Schedule Constant { get; } = new((_, _) => 1);

    /// <summary>The multiplier before a step.</summary>
    /// <param name="step">Counted from 0.</param>
    /// <param name="steps">How many steps there will be.</param>
    public double At(long step, long steps) => multiplier(step, steps);

    /// <summary>Times the factor after every so many steps, as torch.optim.lr_scheduler.StepLR.</summary>
    /// <param name="every">Steps (not epochs) between two drops.</param>
    /// <param name="factor">What a drop multiplies by.</param>
    public static Schedule Step(long every, double factor = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return new((step, _) => Math.Pow(factor, step / every));
    }

    /// <summary>
    /// Down from 1 to the floor by half a cosine over all steps, as torch.optim.lr_scheduler.CosineAnnealingLR (Loshchilov and
    /// Hutter, 2016, https://arxiv.org/abs/1608.03983, without restarts).
    /// </summary>
    /// <param name="floor">Where it ends.</param>
    public static Schedule Cosine(double floor = 0) => new((step, steps) => Between(1, floor, Share(step, steps)));

    /// <summary>
    /// One cycle (Smith and Topin, 2017, https://arxiv.org/abs/1708.07120): up by a cosine from 1/25 to 1, then down by a cosine to
    /// 1/250,000, as torch.optim.lr_scheduler.OneCycleLR does with its defaults.
    /// </summary>
    /// <param name="warmUp">The share of the steps that goes up, 0 to 1.</param>
    public static Schedule OneCycle(double warmUp = 0.3) => new((step, steps) =>
    {
        double start = 1.0 / 25, end = start / 1e4, top = (warmUp * steps) - 1;
        return step <= top ? Between(start, 1, top <= 0 ? 1 : step / top) : Between(1, end, Math.Min(1, (step - top) / (steps - 1 - top)));
    });

    /// <summary>
    /// A straight line up for a short while, then a straight one down to 1/ratio: ULMFiT's slanted triangle (Howard and Ruder,
    /// 2018, https://arxiv.org/abs/1801.06146).
    /// </summary>
    /// <param name="cut">The share of the steps that goes up.</param>
    /// <param name="ratio">How much smaller the lowest rate is.</param>
    public static Schedule SlantedTriangle(double cut = 0.1, double ratio = 32) => new((step, steps) =>
    {
        // The paper's formula with its floor of T x cut; an epoch of very few steps still has a peak.
        var peak = Math.Max(1, Math.Floor(steps * cut));
        var share = step < peak ? step / peak : 1 - ((step - peak) / (peak * ((1 / cut) - 1)));
        return (1 + (Math.Max(0, share) * (ratio - 1))) / ratio;
    });

    /// <summary>
    /// Begins with a straight line up to 1, then runs this schedule over the steps that are left, as
    /// torch.optim.lr_scheduler.SequentialLR of a LinearLR and another (Goyal et al., 2017, https://arxiv.org/abs/1706.02677).
    /// </summary>
    /// <param name="warmUp">How many steps go up.</param>
    /// <param name="from">The first multiplier.</param>
    public Schedule WithWarmUp(long warmUp, double from = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmUp);
        return new((step, steps) => step < warmUp ? from + ((1 - from) * step / warmUp) : At(step - warmUp, Math.Max(1, steps - warmUp)));
    }

    private static double Share(long step, long steps) => Math.Min(1, (double)step / steps);

    private static double Between(double from, double to, double share) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * share)));
}
