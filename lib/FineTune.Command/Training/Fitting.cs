using FineTune.Data;
using FineTune.Models;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>A training that can begin: what is frozen has run once, and the rest is to be trained on what it gave.</summary>
internal sealed class Fitting : IDisposable
{
    private readonly int epochs;
    private readonly Batches train;
    private readonly Batches validation;
    private readonly FeatureCache? cache;

    /// <summary>Runs what is frozen.</summary>
    /// <param name="request">How to train.</param>
    /// <param name="model">On its device, with that alone unfrozen that learns.</param>
    /// <param name="train">What is learned from.</param>
    /// <param name="validation">What is measured after each epoch.</param>
    /// <param name="place">Where what the frozen stages give is kept.</param>
    /// <param name="cancellation">Stops the frozen stages.</param>
    public Fitting(TrainRequest request, Backbone model, ImageSet train, ImageSet validation, CachePlace place, CancellationToken cancellation)
    {
        var task = request.Task;
        epochs = request.Epochs;
        this.train = train.InBatches(task.Batch, shuffle: true, seed: task.Seed, device: task.Device);
        this.validation = validation.InBatches(task.Batch, device: task.Device);
        Learner = model;
        if (FeatureCache.BoundaryOf(model) is not null)
        {
            cache = FeatureCache.Of(model, new FeatureCacheOptions { Place = place, Cancellation = cancellation });
            Learner = cache.Tail;
            (this.train, this.validation) = Features(cache, this.train, this.validation);
        }
        Optimizer = optim.SGD(Learner.parameters().Where(parameter => parameter.requires_grad), request.Rate, momentum: 0.9);
    }

    /// <summary>What learns: the model, or what is left of it above the frozen stages.</summary>
    public nn.Module<Tensor, Tensor> Learner { get; }

    public optim.Optimizer Optimizer { get; }

    /// <param name="trainer">Of <see cref="Learner"/> and <see cref="Optimizer"/>.</param>
    /// <param name="cancellation">Stops after the batch that is running.</param>
    public History Run(Trainer trainer, CancellationToken cancellation) => trainer.Fit(train, validation, epochs, cancellation: cancellation);

    public void Dispose()
    {
        Optimizer.Dispose();
        cache?.Dispose();
    }

    private static (Batches Train, Batches Validation) Features(FeatureCache cache, Batches train, Batches validation)
    {
        try
        {
            return (cache.Of(train), cache.Of(validation));
        }
        catch
        {
            cache.Dispose();
            throw;
        }
    }
}
