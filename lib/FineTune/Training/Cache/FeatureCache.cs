using FineTune.Data;
using FineTune.Data.Cached;
using FineTune.Models;
using FineTune.Surgery;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// What is frozen runs once. A frozen trunk is a pure function of the pixels: its outputs are computed once, kept in memory or in a mapped
/// file, and the tail is trained on them. The same seed gives the same weights as the plain loop, to rounding.
/// </summary>
public sealed class FeatureCache : IDisposable
{
    // What a GPU can spare; more is copied to it batch by batch.
    private const long MostOnGpu = 1L << 30;

    private readonly StageRun trunk;
    private readonly FeatureRows rows;
    private readonly Dictionary<(ImageSet Set, Normalisation, Augmentation?, long), KeptRows> known = [];
    private readonly Dictionary<((ImageSet Set, Normalisation, Augmentation?, long) Of, string Device), KeptRows> near = [];

    private FeatureCache(Backbone model, string stage, FeatureCacheOptions options)
    {
        (Stage, Options) = (stage, options);
        (trunk, Tail) = model.CutAfter(stage);
        rows = new FeatureRows(model, stage, trunk, options);
    }

    /// <summary>The last frozen stage: the features are what it gives.</summary>
    public string Stage { get; }

    /// <summary>What trains on the features: the stages after <see cref="Stage"/>, with the model's own parameters.</summary>
    public StageRun Tail { get; }

    /// <summary>How features are computed and kept.</summary>
    public FeatureCacheOptions Options { get; }

    /// <summary>The deepest stage up to which nothing trains, BatchNorm and dropout are in inference mode; null where the first stage already trains.</summary>
    /// <param name="model">A backbone.</param>
    public static string? BoundaryOf(Backbone model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Stages.SkipLast(1).TakeWhile(stage => stage.IsFrozen).LastOrDefault()?.Name;
    }

    /// <summary>A cache for the frozen part of a model as it is now. Unfreezing a stage of it, or moving the model, asks for a new one.</summary>
    /// <param name="model">The backbone; at least its first stage is frozen.</param>
    /// <param name="options">How; the defaults if left out.</param>
    /// <exception cref="InvalidOperationException">The first stage trains: nothing can be computed once.</exception>
    public static FeatureCache Of(Backbone model, FeatureCacheOptions? options = null)
    {
        var stage = BoundaryOf(model) ?? throw new InvalidOperationException(
            $"The first stage of {model.GetName()} trains, so nothing can be computed once. Freeze from below, for example with model.FreezeAllBut(\"head\").");
        return new FeatureCache(model, stage, options ?? new FeatureCacheOptions());
    }

    /// <summary>What a model gives after a stage for each image of a set, for probes, neighbours or a map of the features; kept like the cache's.</summary>
    /// <param name="model">A backbone; whether it is frozen does not matter.</param>
    /// <param name="set">The images.</param>
    /// <param name="stage">Such as "layer3"; the last one before the head if left out.</param>
    /// <param name="options">How; the defaults if left out.</param>
    /// <param name="normalisation">What the network expects; its own if left out.</param>
    /// <param name="augmentation">What changes the images, in each of the options' views another way; the images as they are if left out.</param>
    /// <param name="seed">Decides the changes.</param>
    /// <returns>[N, F] after the last stage before the head, [N, C, H, W] after an earlier one, Float32, on the CPU, in the set's order; of several views one after the other, [views * N, ...]. Dispose it.</returns>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    public static Tensor Features(Backbone model, ImageSet set, string? stage = null, FeatureCacheOptions? options = null, Normalisation? normalisation = null, Augmentation? augmentation = null, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(set);
        stage ??= model.Stages[^2].Name;
        using var cache = new FeatureCache(model, stage, options ?? new FeatureCacheOptions());
        using var rows = cache.rows.Of(set, normalisation ?? model.Normalisation, augmentation, seed);
        return rows.All();
    }

    /// <summary>The features of a set's batches, as batches: of the same size, in the same order. They are computed, or found, now.</summary>
    /// <param name="images">Batches of images.</param>
    /// <returns>Batches whose <see cref="Batch.Images"/> are features, for <see cref="Tail"/>; usable until the cache is disposed.</returns>
    /// <exception cref="ArgumentException">These are batches of features already.</exception>
    /// <exception cref="IOException">The features do not fit on the disk, or the folder cannot be written to.</exception>
    public Batches Of(Batches images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Source is not ImageBatches source) throw new ArgumentException("These batches are of features, not of images.", nameof(images));
        var key = (source.Set, source.Normalisation, source.Augmentation, source.Augmentation is null ? 0 : source.Seed);
        if (!known.TryGetValue(key, out var features)) known[key] = features = rows.Of(source.Set, source.Normalisation, source.Augmentation, source.Seed);
        var isNear = source.Device.type == DeviceType.CUDA && features.Bytes <= MostOnGpu;
        var batches = images.Of(new FeatureBatches(isNear ? Near(key, features, source.Device) : features, source));
        // Made ahead, a batch takes up room; from memory, the system's own of a file too, it is there in no time.
        if (isNear || (source.Device.type == DeviceType.CPU && CachePlace.Automatic.FolderFor(features.Bytes) is null)) batches.Ahead = 0;
        return batches;
    }

    // To pick a batch on a GPU takes no time; to copy one there takes longer than the tail's step on it.
    private KeptRows Near((ImageSet, Normalisation, Augmentation?, long) key, KeptRows features, Device device)
    {
        if (near.TryGetValue((key, $"{device}"), out var rows)) return rows;
        using var all = features.All();
        return near[(key, $"{device}")] = new RowsInMemory(all.to(device));
    }

    /// <summary>Gives the memory back that only computing features needs: a copy of the trunk. Where more are asked for, it is made again.</summary>
    internal void Rest() => rows.Dispose();

    /// <summary>Gives the features' memory back; cached files stay for the next time, and the model keeps its modules.</summary>
    public void Dispose()
    {
        foreach (var features in known.Values.Concat(near.Values)) features.Dispose();
        known.Clear();
        near.Clear();
        rows.Dispose();
        trunk.Dispose();
        Tail.Dispose();
    }
}
