using System.Diagnostics;
using FineTune.Data;
using FineTune.Evaluation;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// Trains a classifier on images: epochs, validation, progress, history. It trains what the optimiser holds on whatever device the
/// model and the batches are.
/// </summary>
/// <param name="model">Images to logits.</param>
/// <param name="optimizer">What changes the parameters.</param>
public sealed class Trainer(nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer)
{
    private readonly History history = new();

    /// <summary>Of logits [N, classes] and labels [N], Int64: a scalar. Cross-entropy unless said otherwise.</summary>
    public Func<Tensor, Tensor, Tensor> Loss { get; init; } = (logits, labels) => nn.functional.cross_entropy(logits, labels);

    /// <summary>The learning rate of all groups before step 0, 1, 2, ...; null leaves the optimiser's own.</summary>
    public Func<long, double>? LearningRate { get; init; }

    /// <summary>Whether epochs are printed as they end (and, in a terminal, batches as they run).</summary>
    public bool Verbose { get; init; } = true;

    /// <summary>All epochs of this trainer.</summary>
    public History History => history;

    /// <summary>Trains for some epochs more.</summary>
    /// <param name="train">What is learned from.</param>
    /// <param name="validation">What is measured after each epoch; null for none.</param>
    /// <param name="epochs">How many.</param>
    /// <param name="cancellation">Stops after the batch that is running, as Ctrl-C does; the model stays usable.</param>
    /// <returns>All epochs so far.</returns>
    /// <exception cref="InvalidOperationException">Nothing would learn: every parameter is frozen.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; the message names the batch's images.</exception>
    public History Fit(Batches train, Batches? validation, int epochs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        RequireSomethingToLearn();
        using var interruption = new Interruption(cancellation);
        var loop = new TrainingLoop(optimizer) { LearningRate = LearningRate };
        var progress = new ProgressLine(epochs, train.Count, train.Examples);
        history.Interrupted = false;
        for (var epoch = 1; epoch <= epochs && !history.Interrupted; epoch++)
        {
            var clock = Stopwatch.StartNew();
            model.train();
            var (number, batch) = (epoch, 0);
            var averages = loop.Run(train.Epoch(history.Epochs.Count), Forward, report => Report(progress, number, ++batch, report), interruption.Token);
            history.Interrupted = interruption.Token.IsCancellationRequested;
            if (history.Interrupted && batch < train.Count) break;
            var measured = validation is null ? null : Measurement.Of(model, validation, Loss);
            history.Add(new EpochRecord(history.Epochs.Count + 1, averages.Loss, averages.Accuracy, measured?.Loss ?? double.NaN, measured?.Accuracy ?? double.NaN, clock.Elapsed.TotalSeconds));
            if (Verbose) progress.Epoch(number, history.Last);
        }
        if (history.Interrupted && Verbose) ProgressLine.Interrupted();
        model.eval();
        return history;
    }

    private Outcome Forward(Batch batch)
    {
        var logits = model.call(batch.Images);
        return Outcome.Of(Loss(logits, batch.Labels), logits, batch.Labels);
    }

    private void Report(ProgressLine progress, int epoch, int batch, StepReport report)
    {
        if (Verbose) progress.Step(epoch, batch, report);
    }

    private void RequireSomethingToLearn()
    {
        if (model.parameters().Any(parameter => parameter.requires_grad)) return;
        throw new InvalidOperationException("Every parameter of the model is frozen: nothing would learn. Unfreeze at least the head, for example with model.FreezeAllBut(\"head\").");
    }
}
