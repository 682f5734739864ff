using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>Batches of features, of the view that belongs to the epoch.</summary>
/// <param name="Features">[views * N, ...], view after view.</param>
/// <param name="Images">The images that they are of.</param>
internal sealed record FeatureBatches(Tensor Features, ImageBatches Images) : IBatchSource
{
    private readonly int views = (int)(Features.shape[0] / Images.Count);

    public int Count => Images.Count;

    public IReadOnlyList<string> Classes => Images.Classes;

    public Batch Make(long[] picked, int epoch)
    {
        using var scope = NewDisposeScope();
        var first = (long)(epoch % views) * Count;
        var features = Features.index_select(0, tensor(Array.ConvertAll(picked, i => first + i))).to(Images.Device);
        return new Batch(
            // As the tail wants them, so that they are not there twice.
            ChannelsLast.OnCpu(features).MoveToOuterDisposeScope(),
            Images.Set.Labels.index_select(0, tensor(picked)).to(Images.Device).MoveToOuterDisposeScope(),
            [.. picked.Select(i => Images.Set.Items[(int)i].Name)]);
    }
}
