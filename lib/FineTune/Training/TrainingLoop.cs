using System.Diagnostics;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// The loop under every training: for each batch, forward, backward, step. It knows nothing of epochs, models or devices;
/// the trainer does.
/// </summary>
/// <param name="optimizer">What changes the parameters.</param>
public sealed class TrainingLoop(optim.Optimizer optimizer)
{
    /// <summary>The learning rate of every group before step 0, 1, 2, ...; null leaves the optimiser's own.</summary>
    public Func<long, double>? LearningRate { get; init; }

    /// <summary>How many steps were taken, over all calls of <see cref="Run"/>.</summary>
    public long Steps { get; private set; }

    /// <summary>Takes one step for each batch.</summary>
    /// <typeparam name="TBatch">Whatever <paramref name="forward"/> can use; disposed after its step where it is disposable.</typeparam>
    /// <param name="batches">The batches, made one at a time.</param>
    /// <param name="forward">The forward pass, with gradients; called inside a scope that disposes what it leaves behind.</param>
    /// <param name="progress">Told after every step.</param>
    /// <param name="cancellation">Stops after the step that is running; the model stays usable.</param>
    /// <returns>The averages over the batches that were trained on.</returns>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite: that batch changed no parameter (but BatchNorm's running statistics have seen it).</exception>
    public Averages Run<TBatch>(IEnumerable<TBatch> batches, Func<TBatch, Outcome> forward, Action<StepReport>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(forward);
        var averages = new Averages();
        var clock = Stopwatch.StartNew();
        foreach (var batch in batches)
        {
            using (batch as IDisposable)
            {
                var (loss, count, correct) = Step(batch, forward);
                averages.Add(loss, count, correct);
                progress?.Invoke(new StepReport(Steps, loss, averages, clock.Elapsed));
            }
            if (cancellation.IsCancellationRequested) break;
        }
        return averages;
    }

    private (double Loss, long Count, double Correct) Step<TBatch>(TBatch batch, Func<TBatch, Outcome> forward)
    {
        using var scope = NewDisposeScope();
        if (LearningRate is { } rate)
        {
            foreach (var group in optimizer.ParamGroups) group.LearningRate = rate(Steps);
        }
        // Not zero_grad(): it fills gradients with zeros, and weight decay would go on changing what has been frozen since.
        foreach (var parameter in optimizer.parameters()) parameter.grad = null;
        var outcome = forward(batch);
        double loss = outcome.Loss.item<float>();
        if (!double.IsFinite(loss)) throw new NonFiniteLossException(loss, Steps, batch);
        outcome.Loss.backward();
        _ = optimizer.step();
        Steps++;
        return (loss, outcome.Count, outcome.Correct);
    }
}
