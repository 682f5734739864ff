using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// One step over all batches of an epoch, for optimisers that evaluate the loss several times a step. Every evaluation
/// sees the same images, the same augmentation and the same dropout: otherwise a line search would compare different functions.
/// </summary>
internal sealed class WholeEpochStep<TBatch>(TrainingLoop loop, optim.Optimizer optimizer, Func<TBatch, Outcome> forward)
{
    private Averages? first;
    private NonFiniteLossException? wrong;

    internal static bool IsNeededBy(optim.Optimizer optimizer) => optimizer is ConjugateGradient or GradientDescent or TorchSharp.Modules.LBFGS;

    internal Averages Run(IEnumerable<TBatch> batches, Action<StepReport>? progress)
    {
        var clock = Stopwatch.StartNew();
        using var scope = NewDisposeScope();
        var flat = new FlatParameters([.. optimizer.parameters()]);
        var before = flat.Values();
        using var random = RandomState.Take(optimizer, step: loop.Steps);
        loop.Begin();
        _ = optimizer.step(() =>
        {
            random.Restore();
            return Evaluate(batches, averages => progress?.Invoke(new StepReport(loop.Steps, averages.Loss, averages, clock.Elapsed) { Stepped = false }));
        });
        if (wrong is not null)
        {
            flat.Set(before);
            throw wrong;
        }
        loop.End();
        return first!;
    }

    private Tensor Evaluate(IEnumerable<TBatch> batches, Action<Averages> progress)
    {
        using var recording = enable_grad();
        loop.ClearGradients();
        var averages = new Averages();
        foreach (var batch in batches)
        {
            using (batch as IDisposable) Backward(batch, averages);
            if (first is null) progress(averages);
        }
        Gradients.Divide(optimizer.parameters(), averages.Count);
        var penalty = Penalise();
        loop.Clipping?.Apply(optimizer.parameters());
        first ??= averages;
        return tensor(averages.Loss + penalty, ScalarType.Float64);
    }

    private void Backward(TBatch batch, Averages averages)
    {
        using var scope = NewDisposeScope();
        var outcome = forward(batch);
        var loss = outcome.Loss.ToDouble();
        averages.Add(loss, outcome.Count, outcome.Correct);
        // A line search may try a step that is too far; only the loss where it begins has to be finite. An exception
        // may not cross an optimiser that is native code, so it waits.
        if (first is null && !double.IsFinite(loss)) wrong ??= new NonFiniteLossException(loss, loop.Steps, batch);
        (outcome.Loss * outcome.Count).backward();
    }

    private double Penalise()
    {
        if (loop.Penalty is not { } penalty) return 0;
        using var scope = NewDisposeScope();
        var value = penalty();
        value.backward();
        return value.ToDouble();
    }
}
