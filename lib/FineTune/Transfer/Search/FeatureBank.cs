using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;

namespace FineTune.Transfer;

/// <summary>The features that trials train on: for each depth and each kind of views computed once, when the first trial asks.</summary>
internal sealed class FeatureBank(Backbone model, ImageSet train, ImageSet validation, SearchOptions options, CancellationToken cancellation) : IDisposable
{
    private readonly Dictionary<(int Depth, Views Views), FeatureCache> caches = [];

    /// <summary>What a recipe learns from and what it is measured on. The trunk must be as it was pretrained.</summary>
    internal (IBatchSource Learned, IBatchSource Measured) Of(Recipe recipe)
    {
        if (options.Folds == 1) return (Source(train, recipe.Depth, recipe.Views), Source(validation, recipe.Depth, Views.Plain));
        return (Pooled(recipe.Depth, recipe.Views), Pooled(recipe.Depth, Views.Plain));
    }

    public void Dispose()
    {
        foreach (var cache in caches.Values) cache.Dispose();
    }

    private PooledSource Pooled(int depth, Views views) => new(Source(train, depth, views), Source(validation, depth, views));

    private IBatchSource Source(ImageSet set, int depth, Views views)
    {
        var device = model.parameters().First().device;
        var images = set.InBatches(options.BatchSize, shuffle: false, options.Seed, views.Augmentation, device, model.Normalisation);
        return depth >= model.Stages.Count - 1 ? images.Source : Cache(depth, views).Of(images).Source;
    }

    private FeatureCache Cache(int depth, Views views)
    {
        if (caches.TryGetValue((depth, views), out var cache)) return cache;
        model.FreezeAllButLast(depth + 1);
        return caches[(depth, views)] = FeatureCache.Of(model, new FeatureCacheOptions { Views = views.Count, Cancellation = cancellation });
    }
}
