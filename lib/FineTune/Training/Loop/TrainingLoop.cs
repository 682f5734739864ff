using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// The loop under every training: for each batch, forward, backward, step. It knows nothing of epochs, models or devices;
/// the trainer does.
/// </summary>
/// <param name="optimizer">What changes the parameters.</param>
public sealed class TrainingLoop(optim.Optimizer optimizer)
{
    private readonly double[] rates = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];

    /// <summary>The learning rate of every group before step 0, 1, 2, ...; null leaves the optimiser's own.</summary>
    public Func<long, double>? LearningRate { get; init; }

    /// <summary>What every group's own learning rate is multiplied by before step 0, 1, 2, ...; null for 1.</summary>
    public Func<long, double>? Multiplier { get; init; }

    /// <summary>What is done to gradients that are too large; null for nothing.</summary>
    public Clipping? Clipping { get; init; }

    /// <summary>Batches that share a step: the gradient is that of their examples together.</summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>A scalar added to the loss at every step, such as L2-SP's; what is reported stays the loss of the examples.</summary>
    public Func<Tensor>? Penalty { get; init; }

    /// <summary>Those who train the same model beside this process; their gradients are averaged before every step. Null for none.</summary>
    public IWorkers? Workers { get; init; }

    /// <summary>Called after every step, such as to average the weights.</summary>
    public Action? Stepped { get; init; }

    /// <summary>Where the time of all runs went.</summary>
    public StepTimes Times { get; init; } = new();

    /// <summary>How many steps were taken, over all runs.</summary>
    public long Steps { get; internal set; }

    /// <summary>Takes a step for each batch, or for every so many.</summary>
    /// <typeparam name="TBatch">Whatever <paramref name="forward"/> can use; disposed after its step where it is disposable.</typeparam>
    /// <param name="batches">The batches, made one at a time.</param>
    /// <param name="forward">The forward pass, with gradients; called inside a scope that disposes what it leaves behind.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellation">Stops after the step that is running; the model stays usable.</param>
    /// <returns>The averages over the batches that were trained on.</returns>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite: that batch changed no parameter (but BatchNorm's running statistics have seen it).</exception>
    public Averages Run<TBatch>(IEnumerable<TBatch> batches, Func<TBatch, Outcome> forward, Action<StepReport>? progress = null, CancellationToken cancellation = default)
        => Continue(batches, forward, progress, new Averages(), cancellation);

    internal Averages Continue<TBatch>(IEnumerable<TBatch> batches, Func<TBatch, Outcome> forward, Action<StepReport>? progress, Averages averages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(forward);
        var clock = Stopwatch.StartNew();
        var (waiting, examples) = (0, 0L);
        foreach (var batch in Times.Awaited(batches))
        {
            using (batch as IDisposable)
            {
                if (waiting == 0) Begin();
                var (loss, count, correct) = Backward(batch, forward);
                averages.Add(loss, count, correct);
                (waiting, examples) = (waiting + 1, examples + count);
                if (waiting == Accumulate)
                {
                    Step(examples);
                    (waiting, examples) = (0, 0);
                }
                progress?.Invoke(new StepReport(Steps, loss, averages, clock.Elapsed) { Stepped = waiting == 0 });
            }
            if (waiting == 0 && cancellation.IsCancellationRequested) break;
        }
        if (waiting > 0) Step(examples);
        return averages;
    }

    /// <summary>Sets the rates and clears the gradients: the beginning of a step.</summary>
    internal void Begin()
    {
        var groups = optimizer.ParamGroups.ToArray();
        for (var i = 0; i < groups.Length; i++)
        {
            if (LearningRate is { } rate) groups[i].LearningRate = rate(Steps);
            if (Multiplier is { } multiplier) groups[i].LearningRate = rates[i] * multiplier(Steps);
        }
        ClearGradients();
    }

    // Not zero_grad(): it fills gradients with zeros, and weight decay would go on changing what has been frozen since.
    internal void ClearGradients()
    {
        foreach (var parameter in optimizer.parameters()) parameter.grad = null;
    }

    /// <summary>Ends a step: <see cref="Steps"/> and whoever averages the weights are told.</summary>
    internal void End()
    {
        Steps++;
        Stepped?.Invoke();
    }

    /// <summary>Gives every group its own rate back.</summary>
    internal void ResetRates()
    {
        if (Multiplier is null) return;
        foreach (var (group, rate) in optimizer.ParamGroups.Zip(rates)) group.LearningRate = rate;
    }

    private (double Loss, long Count, double Correct) Backward<TBatch>(TBatch batch, Func<TBatch, Outcome> forward)
    {
        using var scope = NewDisposeScope();
        var begin = Stopwatch.GetTimestamp();
        var outcome = forward(batch);
        var loss = outcome.Loss.ToDouble();
        Times.AddForward(begin);
        if (!double.IsFinite(loss)) throw new NonFiniteLossException(loss, Steps, batch);
        begin = Stopwatch.GetTimestamp();
        (Accumulate == 1 ? outcome.Loss : outcome.Loss * outcome.Count).backward();
        Times.AddBackward(begin);
        return (loss, outcome.Count, outcome.Correct);
    }

    private void Step(long examples)
    {
        using var scope = NewDisposeScope();
        var begin = Stopwatch.GetTimestamp();
        if (Accumulate > 1 && examples > 0) Gradients.Divide(optimizer.parameters(), examples);
        if (Workers is { } workers) SharedTraining.Average(workers, optimizer.parameters(), examples);
        Penalty?.Invoke().backward();
        Clipping?.Apply(optimizer.parameters());
        _ = optimizer.step();
        Times.AddStep(begin);
        End();
    }
}
