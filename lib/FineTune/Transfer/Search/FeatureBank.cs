using FineTune.Data;
using FineTune.Data.Cached;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Surgery;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>
/// The features that trials train on: for each depth and each kind of views computed once, when the first trial asks. The trunk runs up to the deepest boundary; what
/// lies above it is computed from there.
/// </summary>
internal sealed class FeatureBank(Backbone model, ImageSet train, ImageSet validation, SearchOptions options, CancellationToken cancellation) : IDisposable
{
    private readonly Dictionary<Views, FeatureCache> caches = [];
    private readonly Dictionary<(ImageSet Set, int Depth, Views Views), FeatureBatches> known = [];

    // Where all stages learn, there is nothing to keep.
    private readonly int[] depths = [.. options.Space.Depths.Concat(options.First.Select(recipe => recipe.Depth)).Append(0).Where(depth => depth < model.Stages.Count - 1).Distinct().Order()];

    /// <summary>What a recipe learns from and what it is measured on. The trunk must be as it was pretrained.</summary>
    internal (IBatchSource Learned, IBatchSource Measured) Of(Recipe recipe)
    {
        if (options.Folds == 1) return (Source(train, recipe.Depth, recipe.Views), Source(validation, recipe.Depth, Views.Plain));
        return (Pooled(recipe.Depth, recipe.Views), Pooled(recipe.Depth, Views.Plain));
    }

    public void Dispose()
    {
        foreach (var batches in known.Values) batches.Rows.Dispose();
        foreach (var cache in caches.Values) cache.Dispose();
    }

    private CachePlace Place => options.Workers is null ? CachePlace.Automatic : CachePlace.Folder(CacheFolder.Default);

    private PooledSource Pooled(int depth, Views views) => new(Source(train, depth, views), Source(validation, depth, views));

    private IBatchSource Source(ImageSet set, int depth, Views views)
    {
        if (depth < model.Stages.Count - 1) return Features(set, depth, views);
        return Images(set, views).Source;
    }

    private FeatureBatches Features(ImageSet set, int depth, Views views)
    {
        if (known.TryGetValue((set, depth, views), out var found)) return found;
        if (depth == depths[^1]) return (FeatureBatches)Cache(views).Of(Images(set, views)).Source;
        var deeper = depths.First(other => other > depth);
        var below = Features(set, deeper, views);
        return known[(set, depth, views)] = below with { Rows = Above(below.Rows, deeper, depth) };
    }

    // The stages that are frozen at one depth and not at the other.
    private RowsInMemory Above(KeptRows rows, int deeper, int depth)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        using var between = new StageRun("between", [.. model.Stages.SkipLast(depth + 1).TakeLast(deeper - depth)]);
        using var still = Modes.Still(between);
        var device = model.parameters().First().device;
        var parts = new List<Tensor>();
        using var features = rows.All();
        foreach (var part in features.split(Math.Max(1, options.BatchSize)))
        {
            cancellation.ThrowIfCancellationRequested();
            parts.Add(between.call(part.to(device)).cpu());
        }
        return new RowsInMemory(cat(parts));
    }

    private Batches Images(ImageSet set, Views views)
    {
        var device = model.parameters().First().device;
        return set.InBatches(options.BatchSize, shuffle: false, options.Seed, views.Augmentation, device, model.Normalisation);
    }

    private FeatureCache Cache(Views views)
    {
        if (caches.TryGetValue(views, out var cache)) return cache;
        model.FreezeAllButLast(depths[^1] + 1);
        return caches[views] = FeatureCache.Of(model, new FeatureCacheOptions { Views = views.Count, Place = Place, Cancellation = cancellation });
    }
}
