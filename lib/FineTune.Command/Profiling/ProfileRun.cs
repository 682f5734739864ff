using FineTune.Command.Training;
using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;
using FineTune.Vault.Manifests;
using static TorchSharp.torch;

namespace FineTune.Command.Profiling;

/// <summary>A short training as <c>finetune train</c> does it, each part of it timed.</summary>
/// <param name="request">As for a training.</param>
/// <param name="most">How many images are taken, evenly over the folder.</param>
internal sealed class ProfileRun(TrainRequest request, int most)
{
    // Of so many images, one is for validation.
    private const int Validation = 6;

    private readonly PhaseClock clock = new();

    public Profile Run(CancellationToken cancellation)
    {
        request.Check();
        if (most < Validation) throw new UsageException($"--images {most}: at least {Validation} are needed.");
        var folder = ImageFolder.Load(request.Task.Folder);
        _ = random.manual_seed(request.Task.Seed);
        var (model, weights, preprocessing) = StartingPoint.Of(request.Task, folder.Classes.Count);
        using var disposed = model;
        var items = Sample(folder);
        _ = clock.Time("read the files", items.Length, () => items.Sum(item => File.ReadAllBytes(item.Path).LongLength));
        var (train, validation) = clock.Time("decode and resize", items.Length, () => (Load(folder, items, preprocessing, false, cancellation), Load(folder, items, preprocessing, true, cancellation)));
        using (train)
        using (validation)
        {
            model.FreezeAllBut([.. request.Stages]);
            Train(model, train, validation, cancellation);
            return new Profile(
                $"{items.Length} of {folder.Items.Count} images, {request.Task.Backbone} with {weights}; {string.Join(" and ", request.Stages)} trained for {request.Epochs} epochs in batches of {request.Task.Batch}",
                clock.Phases, StagePass.Of(model, train, request.Task.Batch));
        }
    }

    private ImageItem[] Sample(ImageFolder folder)
    {
        var count = Math.Min(most, folder.Items.Count);
        return [.. Enumerable.Range(0, count).Select(i => folder.Items[(int)((long)i * folder.Items.Count / count)])];
    }

    private static ImageSet Load(ImageFolder folder, ImageItem[] items, Preprocessing preprocessing, bool validation, CancellationToken cancellation)
        => ImageSet.Load([.. items.Where((_, i) => (i % Validation == 0) == validation)], folder.Classes, preprocessing.ToFraming(), CachePlace.Memory, cancellation: cancellation);

    private void Train(Backbone model, ImageSet train, ImageSet validation, CancellationToken cancellation)
    {
        var (learned, measured) = (train.InBatches(request.Task.Batch, shuffle: true, seed: request.Task.Seed), validation.InBatches(request.Task.Batch));
        if (FeatureCache.BoundaryOf(model) is not { } boundary)
        {
            Fit(model, learned, measured, cancellation);
            return;
        }
        using var cache = FeatureCache.Of(model, new FeatureCacheOptions { Place = CachePlace.Memory, Cancellation = cancellation });
        var features = clock.Time($"frozen stages up to {boundary}, once", train.Count + validation.Count, () => (Learned: cache.Of(learned), Measured: cache.Of(measured)));
        Fit(cache.Tail, features.Learned, features.Measured, cancellation);
    }

    private void Fit(nn.Module<Tensor, Tensor> learner, Batches train, Batches validation, CancellationToken cancellation)
    {
        using var optimizer = optim.SGD(learner.parameters().Where(parameter => parameter.requires_grad), request.Rate, momentum: 0.9);
        var trainer = new Trainer(learner, optimizer) { Verbose = false };
        _ = trainer.Fit(train, validation, request.Epochs, cancellation: cancellation);
        cancellation.ThrowIfCancellationRequested();
        var trained = request.Epochs * train.Examples;
        clock.Add("waiting for batches", trainer.Times.Waiting, trained);
        clock.Add("forward", trainer.Times.Forward, trained);
        clock.Add("backward", trainer.Times.Backward, trained);
        clock.Add("step", trainer.Times.Stepping, trained);
        clock.Add("validation", trainer.Times.Measuring, request.Epochs * validation.Examples);
    }
}
