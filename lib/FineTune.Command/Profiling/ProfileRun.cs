using FineTune.Command.Training;
using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;
using FineTune.Vault.Manifests;
using static TorchSharp.torch;

namespace FineTune.Command.Profiling;

/// <summary>A short training as <c>finetune train</c> does it, each part of it timed.</summary>
internal sealed class ProfileRun
{
    // Of so many images, one is for validation.
    private const int Validation = 6;

    private readonly TrainRequest request;
    private readonly int most;
    private readonly Action? synchronise;
    private readonly PhaseClock clock;

    /// <param name="request">As for a training.</param>
    /// <param name="most">How many images are taken, evenly over the folder.</param>
    public ProfileRun(TrainRequest request, int most)
    {
        (this.request, this.most, synchronise) = (request, most, TrainingDevice.Synchronising(request.Task.Device));
        clock = new PhaseClock(synchronise);
    }

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
                $"{items.Length} of {folder.Items.Count} images, {request.Task.Backbone} with {weights}; {string.Join(" and ", request.Stages)} trained for {request.Epochs} epochs in batches of {request.Task.Batch} on {request.Task.Device}",
                clock.Phases, StagePass.Of(model, train, request.Task, synchronise));
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
        using var fitting = FeatureCache.BoundaryOf(model) is { } boundary ? clock.Time($"frozen stages up to {boundary}, once", train.Count + validation.Count, Prepared) : Prepared();
        var trainer = new Trainer(fitting.Learner, fitting.Optimizer) { Verbose = false, Times = new StepTimes { Synchronise = synchronise } };
        _ = fitting.Run(trainer, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var trained = request.Epochs * train.Count;
        clock.Add("waiting for batches", trainer.Times.Waiting, trained);
        clock.Add("forward", trainer.Times.Forward, trained);
        clock.Add("backward", trainer.Times.Backward, trained);
        clock.Add("step", trainer.Times.Stepping, trained);
        clock.Add("validation", trainer.Times.Measuring, request.Epochs * validation.Count);

        Fitting Prepared() => new(request, model, train, validation, CachePlace.Memory, cancellation);
    }
}
