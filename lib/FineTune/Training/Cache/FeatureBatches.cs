using FineTune.Data;
using FineTune.Data.Cached;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>Batches of features, of the view that belongs to the epoch.</summary>
/// <param name="Rows">[views * N, ...], view after view, on the CPU or where the batches go.</param>
/// <param name="Images">The images that they are of.</param>
internal sealed record FeatureBatches(KeptRows Rows, ImageBatches Images) : IBatchSource
{
    private readonly int views = (int)(Rows.Shape[0] / Images.Count);

    public int Count => Images.Count;

    public IReadOnlyList<string> Classes => Images.Classes;

    public Batch Make(long[] picked, int epoch)
    {
        using var scope = NewDisposeScope();
        var first = (long)(epoch % views) * Count;
        var rows = Array.ConvertAll(picked, i => first + i);
        var features = Rows.Shape.Length == 4 && Images.Device.type == DeviceType.CPU ? PickLastChannels(rows) : ChannelsLast.WhereFaster(Rows.Pick(rows).to(Images.Device));
        return new Batch(
            features.MoveToOuterDisposeScope(),
            Images.Set.Labels.index_select(0, tensor(picked)).to(Images.Device).MoveToOuterDisposeScope(),
            [.. picked.Select(i => Images.Set.Items[(int)i].Name)]);
    }

    // As the tail's convolutions want them, one by one, so that the batch is not there twice.
    private Tensor PickLastChannels(long[] rows)
    {
        var batch = ChannelsLast.Empty([rows.Length, .. Rows.Shape[1..]], Rows.Dtype);
        for (var i = 0; i < rows.Length; i++)
        {
            using var row = Rows.Pick([rows[i]]);
            using var place = batch.narrow(0, i, 1);
            _ = place.copy_(row);
        }
        return batch;
    }
}
