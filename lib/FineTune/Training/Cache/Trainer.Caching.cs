using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Training;

public sealed partial class Trainer
{
    private nn.Module<Tensor, Tensor>? tail;

    /// <summary>
    /// Computes what is frozen once for each fit and trains the rest on that; null computes everything in every epoch. The weights come out the
    /// same, to rounding. Without effect where nothing can be computed once: the first stage trains, or <see cref="Mixup"/> blends pixels.
    /// </summary>
    /// <example><code>
    /// var trainer = new Trainer(model, optimizer) { Cache = new FeatureCacheOptions() };
    /// </code></example>
    public FeatureCacheOptions? Cache { get; set; }

    private bool CanCache => Cache is not null && Mixup is null && Model is Backbone backbone && FeatureCache.BoundaryOf(backbone) is not null;

    // On features the tail takes the model's place; all else, checkpoints and best weights included, stays the whole model's.
    private History FitOnFeatures(Batches train, Batches? validation, int epochs, string? phase, CancellationToken cancellation)
    {
        using var interruption = new Interruption(cancellation);
        using var cache = FeatureCache.Of((Backbone)Model, Cache! with { Cancellation = interruption.Token });
        try
        {
            var (learned, measured) = (cache.Of(train), validation is null ? null : cache.Of(validation));
            tail = cache.Tail;
            return Fit(new EpochSource(learned.Epoch, learned.Count, learned.Examples), () => measured is null ? null : Measurement.Of(cache.Tail, measured, Loss), epochs, phase, cancellation);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            History.Interrupted = true;
            return History;
        }
        finally
        {
            tail = null;
        }
    }
}
