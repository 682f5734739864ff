using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Models;
using FineTune.Surgery;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>How images come to logits in a fit: through the whole model, or past what is frozen.</summary>
internal sealed class Route : IDisposable
{
    private readonly List<IDisposable> parts = [];

    private Route(string name, Func<Tensor, Tensor> network, EpochSource train, Func<Measurement?> measure)
        => (Name, Network, Train, Measure) = (name, network, train, measure);

    /// <summary>What it is called in a checkpoint: another route rounds otherwise.</summary>
    internal string Name { get; }

    /// <summary>From what <see cref="Train"/> gives to logits, Float32.</summary>
    internal Func<Tensor, Tensor> Network { get; }

    internal EpochSource Train { get; }

    internal Func<Measurement?> Measure { get; }

    /// <summary>The route that the trainer's settings and the frozen stages ask for.</summary>
    internal static Route Of(Trainer trainer, Batches train, Batches? validation, ProgressDisplay display, CancellationToken cancellation)
    {
        if (trainer.Cache is null && trainer.FrozenPrecision is null) return Plain(trainer, train, validation);
        var backbone = trainer.Model as Backbone ?? throw new InvalidOperationException($"What is frozen is told by a backbone's stages, and {trainer.Model.GetName()} has none: leave Cache and FrozenPrecision out.");
        if (FeatureCache.BoundaryOf(backbone) is not { } stage) return Plain(trainer, train, validation);
        var blended = trainer.Cache is not null && trainer.Mixup is not null;
        if (blended) display.Note("Mixup makes new images at every step, so what is frozen is not kept but runs each time.");
        if (blended && trainer.FrozenPrecision is null) return Plain(trainer, train, validation);
        return trainer.Cache is { } options && !blended ? Cached(trainer, backbone, Prepared(options, trainer.FrozenPrecision, display, cancellation), train, validation) : Narrow(trainer, backbone, stage, train, validation);
    }

    public void Dispose()
    {
        foreach (var part in parts) part.Dispose();
    }

    private static Route Plain(Trainer trainer, Batches train, Batches? validation)
        => new("plain", trainer.Model.call, Source(train), () => validation is null ? null : Measurement.Of(trainer.Model, validation, trainer.Loss));

    private static Route Cached(Trainer trainer, Backbone model, FeatureCacheOptions options, Batches train, Batches? validation)
    {
        var cache = FeatureCache.Of(model, options);
        try
        {
            var (features, measured) = (cache.Of(train), validation is null ? null : cache.Of(validation));
            cache.Rest();
            var route = new Route($"features after {cache.Stage} in {cache.Options.Precision}", cache.Tail.call, Source(features), () => measured is null ? null : Measurement.Of(cache.Tail, measured, trainer.Loss));
            route.parts.Add(cache);
            return route;
        }
        catch
        {
            cache.Dispose();
            throw;
        }
    }

    // What was not said is the trainer's: what it runs in, who is told, who stops it.
    private static FeatureCacheOptions Prepared(FeatureCacheOptions options, ScalarType? precision, ProgressDisplay display, CancellationToken cancellation) => options with
    {
        Precision = precision ?? options.Precision,
        Progress = options.Progress ?? new Preparation(display),
        Cancellation = options.Cancellation.CanBeCanceled ? options.Cancellation : cancellation,
    };

    private static Route Narrow(Trainer trainer, Backbone model, string stage, Batches train, Batches? validation)
    {
        var (trunk, tail) = model.CutAfter(stage);
        var fast = FastTrunk.Of(model, stage, trunk, trainer.FrozenPrecision!.Value);
        // Validation measures what the person has in the end: the model itself, in Float32.
        var route = new Route($"{stage} and below in {trainer.FrozenPrecision}", Through, Source(train), () => validation is null ? null : Measurement.Of(model, validation, trainer.Loss));
        route.parts.AddRange([fast, trunk, tail]);
        return route;

        Tensor Through(Tensor images)
        {
            using var features = fast.Forward(images);
            return tail.call(features);
        }
    }

    /// <summary>Shows at once, unlike System.Progress, which posts to another thread.</summary>
    private sealed class Preparation(ProgressDisplay display) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => display.Prepare(value.ToString());
    }

    private static EpochSource Source(Batches batches) => new(batches.Epoch, batches.Count, batches.Examples);
}
