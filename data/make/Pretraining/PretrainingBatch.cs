using static TorchSharp.torch;

namespace FineTune.MakeData.Pretraining;

/// <summary>Emoji first, clip art after them.</summary>
internal sealed record PretrainingBatch(Tensor Images, Tensor Concepts, Tensor Subcategories, Tensor Categories) : IDisposable
{
    public const int Emoji = 44;
    public const int ClipArt = 20;

    /// <summary>That many random batches.</summary>
    public static IEnumerable<PretrainingBatch> Draw(SourceSet source, long steps, Random random)
    {
        var all = Enumerable.Range(0, source.Weights.Length).ToArray();
        var emoji = new WeightedDraw(all.Where(i => source.Concepts[i] >= 0), source.Weights, random);
        var clipArt = new WeightedDraw(all.Where(i => source.Categories[i] >= 0), source.Weights, random);
        var augmentation = new DrawingAugmentation(random);
        for (long step = 0; step < steps; step++)
        {
            var first = Enumerable.Range(0, Emoji).Select(_ => emoji.Next()).ToArray();
            var second = Enumerable.Range(0, ClipArt).Select(_ => clipArt.Next()).ToArray();
            using var picked = tensor(first.Concat(second).Select(i => (long)i).ToArray());
            using var drawings = source.Pixels.index_select(0, picked);
            yield return new PretrainingBatch(
                augmentation.Apply(drawings),
                tensor(first.Select(i => source.Concepts[i]).ToArray()),
                tensor(first.Select(i => source.Subcategories[i]).ToArray()),
                tensor(second.Select(i => source.Categories[i]).ToArray()));
        }
    }

    public void Dispose()
    {
        Images.Dispose();
        Concepts.Dispose();
        Subcategories.Dispose();
        Categories.Dispose();
    }
}
