namespace FineTune.Training;

/// <summary>Learning rates as functions of the step, counted from 0; see <see cref="Schedule"/> for multipliers that keep each group's own rate.</summary>
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
        var cycle = Schedule.OneCycle(warmUp);
        return step => peak * cycle.At(step, steps);
    }
}
