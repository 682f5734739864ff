using System.Globalization;
using FineTune.Data;
using FineTune.Models;
using FineTune.Training;
using Spectre.Console;
using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>The training itself: what is frozen runs once, the rest is trained on what it gave.</summary>
internal sealed class Fitting(TrainRequest request, Desk desk, IWorkers? workers)
{
    /// <summary>False where it was interrupted.</summary>
    public bool Run(Backbone model, TrainData data, Checkpoint? checkpoint, CancellationToken cancellation)
    {
        var (train, validation) = (data.Train.InBatches(request.Task.Batch, shuffle: true, seed: request.Task.Seed, device: request.Task.Device), data.Validation.InBatches(request.Task.Batch, device: request.Task.Device));
        if (FeatureCache.BoundaryOf(model) is null) return Fit(model, train, validation, checkpoint, cancellation);
        using var cache = FeatureCache.Of(model, new FeatureCacheOptions { Place = Place, Cancellation = cancellation });
        return Fit(cache.Tail, cache.Of(train), cache.Of(validation), checkpoint, cancellation);
    }

    // Of several processes the first to come computes a file of features, and the others find it.
    private CachePlace Place => workers is null ? CachePlace.Memory : CachePlace.Folder(CacheFolder.Default);

    private bool Fit(nn.Module<Tensor, Tensor> learner, Batches train, Batches validation, Checkpoint? checkpoint, CancellationToken cancellation)
    {
        var optimizer = optim.SGD(learner.parameters().Where(parameter => parameter.requires_grad), request.Rate, momentum: 0.9);
        var trainer = new Trainer(learner, optimizer) { Verbose = false, Checkpoint = checkpoint, Workers = workers };
        if (checkpoint is not null && trainer.Resume()) desk.Output.WriteLine($"going on after epoch {trainer.History.Epochs.Count}");
        desk.Terminal.Progress().AutoClear(true).HideCompleted(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(shown =>
        {
            var task = shown.AddTask("training", maxValue: 1);
            trainer.Progressed += progress =>
            {
                task.Value = progress.Share;
                task.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.Epochs}, loss {progress.Loss:0.000}");
            };
            _ = trainer.Fit(train, validation, request.Epochs, cancellation: cancellation);
        });
        if (trainer.History.Epochs is [.., var last]) desk.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last.Epoch} epochs: loss {last.TrainLoss:0.000}, on the validation part {last.ValidationLoss:0.000} and {100 * last.ValidationAccuracy:0.0}% right"));
        return !trainer.History.Interrupted;
    }
}
