namespace FineTune.Training;

/// <summary>Learning rates as functions of the step, counted from 0.</summary>
public static class Schedules
{
    /// <summary>The same rate throughout.</summary>
    /// <param name="rate">The learning rate.</param>
    public static Func<long, double> Constant(double rate) => _ => rate;

    /// <summary>
    /// One cycle (Smith and Topin, 2017, https://arxiv.org/abs/1708.07120): up by a cosine from peak / 25 to the peak, then down by a cosine to
    /// peak / 250,000, as torch.optim.lr_scheduler.OneCycleLR does with its defaults.
    /// </summary>
    /// <param name="peak">The highest rate.</param>
    /// <param name="steps">How many steps the cycle has.</param>
    /// <param name="warmUp">The share of them that goes up, 0 to 1.</param>
    public static Func<long, double> OneCycle(double peak, long steps, double warmUp = 0.3)
    {
        double start = peak / 25, end = start / 1e4, top = (warmUp * steps) - 1;
        return step => step <= top
            ? Cosine(start, peak, top <= 0 ? 1 : step / top)
            : Cosine(peak, end, Math.Min(1, (step - top) / (steps - 1 - top)));
    }

    private static double Cosine(double from, double to, double share) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * share)));
}
