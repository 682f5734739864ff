using FineTune.Data;
using FineTune.Data.Cached;
using FineTune.Models;
using FineTune.Surgery;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>The features of a set, computed where they are not kept yet.</summary>
internal sealed class FeatureRows(Backbone model, string stage, StageRun trunk, FeatureCacheOptions options) : IDisposable
{
    // Another number makes every cached feature another one.
    private const int Version = 1;

    private readonly Lazy<ContentHash> weights = new(() => TrunkHash.Of(trunk));
    private FastTrunk? fast;

    // What a kept row may differ by from what the plain trunk gives today.
    private double Tolerance => options.Precision == ScalarType.Float32 ? 1e-3 : 5e-2;

    /// <summary>[views * N, ...], Float32, on the CPU: all images of the first view, then all of the second. Dispose it.</summary>
    internal KeptRows Of(ImageSet set, Normalisation normalisation, Augmentation? augmentation, long seed)
    {
        var views = augmentation is null ? 1 : options.Views;
        var device = model.parameters().First().device;
        var source = new ImageBatches(set, seed, augmentation, device, normalisation);
        var shape = RowShape(source);
        var request = new RowRequest
        {
            Count = views * set.Count,
            Identity = new(() => ContentHash.Of($"features {Version}; {weights.Value}; {stage}; {normalisation}; {augmentation}; {options.Precision}; {device.type}")),
            Keys = new(() => Keys(set, augmentation, seed, views)),
            RowShape = shape,
            Dtype = ScalarType.Float32,
            Make = (missing, sink) => Compute(source, missing, sink),
            Verify = (position, row) => IsRight(source, position, row),
        };
        var folder = options.Place.FolderFor(request.Bytes);
        if (folder is not null) RequireRoom(folder, request.Bytes);
        return RowStore.Get(folder, request, options.Cancellation).Rows;
    }

    // A row is of its pixels; augmented, also of the draw, which the seed, the view and the image's number decide.
    private ContentHash[] Keys(ImageSet set, Augmentation? augmentation, long seed, int views)
    {
        var pixels = new ContentHash[set.Count];
        _ = Parallel.For(0, set.Count, new ParallelOptions { CancellationToken = options.Cancellation }, i =>
        {
            using var row = set.Pixels.select(0, i);
            pixels[i] = ContentHash.Of(row.bytes);
        });
        if (augmentation is null) return pixels;
        return [.. Enumerable.Range(0, views).SelectMany(view => pixels.Select((hash, i) => ContentHash.Of([hash, ContentHash.Of($"{seed} {view} {i}")])))];
    }

    private long[] RowShape(ImageBatches source)
    {
        using var one = Plain(source, 0);
        return one.shape[1..];
    }

    /// <summary>One row by the model's own modules, one image at a time.</summary>
    private Tensor Plain(ImageBatches source, int position)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        using var batch = source.Make([position % source.Count], position / source.Count);
        using var still = Modes.Still(trunk);
        return trunk.call(batch.Images).cpu().to(ScalarType.Float32).contiguous().MoveToOuterDisposeScope();
    }

    private bool IsRight(ImageBatches source, int position, byte[] row)
    {
        using var scope = NewDisposeScope();
        var today = Plain(source, position).flatten();
        var kept = empty_like(today);
        row.CopyTo(kept.bytes);
        return (today - kept).norm().item<float>() <= Tolerance * Math.Max(1e-6, today.norm().item<float>());
    }

    private int[] Compute(ImageBatches source, IReadOnlyList<int> missing, IRowSink sink)
    {
        var size = (int)Math.Min(FastTrunk.AtOnce(source.Set.Pixels.shape, source.Device), options.BatchSize);
        var chunks = missing.GroupBy(position => position / source.Count).SelectMany(view => view.Chunk(size)).ToArray();
        if (chunks.Length == 0) return [];
        var done = 0;
        var batches = Prefetch.InOrder(chunks.Length, i => source.Make([.. chunks[i].Select(position => (long)(position % source.Count))], chunks[i][0] / source.Count), ahead: 2, threads: 1);
        foreach (var (batch, chunk) in batches.Zip(chunks))
        {
            using (batch) Write(fast ??= FastTrunk.Of(model, stage, trunk, options.Precision), batch, chunk, sink);
            done += chunk.Length;
            options.Progress?.Report(new WorkProgress("features", done, missing.Count));
            options.Cancellation.ThrowIfCancellationRequested();
        }
        return [];
    }

    private static void Write(FastTrunk fast, Batch batch, int[] chunk, IRowSink sink)
    {
        using var computed = fast.Forward(batch.Images);
        using var features = computed.cpu();
        for (var i = 0; i < chunk.Length; i++)
        {
            using var row = features.select(0, i);
            sink.Write(chunk[i], row.bytes);
        }
    }

    /// <summary>Gives the fast copy of the trunk back; where more is to be computed, it is made again.</summary>
    public void Dispose()
    {
        fast?.Dispose();
        fast = null;
    }

    private static void RequireRoom(string folder, long bytes)
    {
        _ = Directory.CreateDirectory(folder);
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < bytes) throw new IOException(FormattableString.Invariant(
            $"The features take {bytes / 1e9:0.0} GB and {folder} has {free / 1e9:0.0} GB left. Freeze one stage more, ask for fewer views, or name another folder (CachePlace.Folder)."));
    }
}
