using FineTune.Data;

namespace FineTune.Training;

public sealed partial class Trainer
{
    // How much of the smoothed loss stays at each step, and at what multiple of its lowest value it has diverged.
    private const double Smoothing = 0.9;
    private const double Divergence = 4;

    /// <summary>
    /// Tries learning rates: a step for each batch, each with a higher rate, until the loss diverges (Smith, 2017,
    /// https://arxiv.org/abs/1506.01186). Afterwards the model, the optimiser and the random state are as they were, bit for bit; on CUDA
    /// dropout draws other numbers than without the sweep.
    /// </summary>
    /// <param name="train">The batches, as often as it takes.</param>
    /// <param name="from">The first rate, of the first group; the others keep their ratios to it.</param>
    /// <param name="to">The last rate.</param>
    /// <param name="steps">How many rates in between, each the same multiple of the one before.</param>
    /// <returns>The losses, a figure of them, and suggestions.</returns>
    /// <exception cref="InvalidOperationException">There is no optimiser, it needs whole epochs, or every parameter is frozen.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rates do not rise, or there are fewer than ten steps.</exception>
    public RateSweep SweepRates(Batches train, double from = 1e-6, double to = 10, int steps = 100)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 10);
        var used = RequireOptimizer();
        RequireSomethingToLearn();
        if (WholeEpochStep<Batch>.IsNeededBy(used)) throw new InvalidOperationException($"{used.GetType().Name} takes one step an epoch and seeks its own: there is no rate to find.");
        using var snapshot = new TrainingSnapshot(Model, used);
        var own = used.ParamGroups.First().LearningRate;
        var (rates, losses, smoothed) = (new List<double>(), new List<double>(), new List<double>());
        using var diverged = new CancellationTokenSource();
        double Rate(long step) => from * Math.Pow(to / from, (double)step / (steps - 1));
        var loop = new TrainingLoop(used) { Multiplier = step => Rate(step) / own, Clipping = Clipping, Penalty = Penalty };
        Model.train();
        try
        {
            _ = loop.Run(Repeated(train).Take(steps), batch => Forward(batch, Model.call), Add, diverged.Token);
        }
        catch (NonFiniteLossException)
        {
            diverged.Cancel();
        }
        return new RateSweep(rates, losses, smoothed, diverged.IsCancellationRequested);

        void Add(StepReport report)
        {
            rates.Add(Rate(losses.Count));
            losses.Add(report.Loss);
            var weight = 1 - Math.Pow(Smoothing, losses.Count);
            var before = smoothed.Count == 0 ? 0 : smoothed[^1] * (1 - Math.Pow(Smoothing, losses.Count - 1));
            smoothed.Add(((Smoothing * before) + ((1 - Smoothing) * report.Loss)) / weight);
            if (smoothed[^1] > Divergence * smoothed.Min()) diverged.Cancel();
        }
    }

    private static IEnumerable<NumberedBatch> Repeated(Batches train)
    {
        var source = new EpochSource(train.Epoch, train.Count, train.Examples);
        for (var epoch = 0; train.Count > 0; epoch++)
            foreach (var batch in source.From(epoch, 0)) yield return batch;
    }
}
