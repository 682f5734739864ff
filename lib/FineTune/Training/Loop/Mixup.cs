using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// Trains on blends of two images and of their labels (Zhang et al., 2018, https://arxiv.org/abs/1710.09412). The share of a
/// batch comes from Beta(alpha, alpha) and depends on the seed and the step alone, so that a resumed training draws the same.
/// </summary>
/// <param name="Alpha">0.1 to 0.4 blend a little, 1 blends evenly.</param>
public sealed record Mixup(double Alpha = 0.2)
{
    /// <summary>Another seed gives other blends.</summary>
    public long Seed { get; init; }

    /// <summary>The share of the first image at a step, and who is blended with whom.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="count">Images in the batch.</param>
    /// <returns>The share, 0 to 1, and [count] the second image of each.</returns>
    public (double Share, IReadOnlyList<int> Partners) Draw(long step, int count)
    {
        var random = new SplitMix64(unchecked((ulong)((Seed * 1_000_003) + step)));
        double first = Gamma(random), second = Gamma(random);
        var partners = Enumerable.Range(0, count).ToArray();
        random.Shuffle(partners);
        // A very small alpha can draw two zeros: then one image has everything.
        return (first + second > 0 ? first / (first + second) : 1, partners);
    }

    /// <summary>A batch blended with itself in another order.</summary>
    internal (Tensor Images, Func<Func<Tensor, Tensor, Tensor>, Tensor, Tensor> Loss) Apply(Tensor images, Tensor labels, long step)
    {
        var (share, partners) = Draw(step, (int)images.shape[0]);
        var order = tensor(partners.Select(partner => (long)partner).ToArray(), device: images.device);
        var others = labels.index_select(0, order);
        var mixed = images.mul(share).add_(images.index_select(0, order), 1 - share);
        // The paper's loss of a soft target, which is the blend of both losses wherever the loss is linear in the target.
        return (mixed, (loss, logits) => (loss(logits, labels) * share) + (loss(logits, others) * (1 - share)));
    }

    // Marsaglia and Tsang, "A simple method for generating gamma variables", 2000; below 1 by their boost.
    private double Gamma(SplitMix64 random)
    {
        double shape = Alpha < 1 ? Alpha + 1 : Alpha, d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(Uniform(random))) * Math.Cos(2 * Math.PI * Uniform(random));
            var cube = Math.Pow(1 + (c * normal), 3);
            if (cube <= 0 || Math.Log(Uniform(random)) >= (normal * normal / 2) + (d * (1 - cube + Math.Log(cube)))) continue;
            return d * cube * (Alpha < 1 ? Math.Pow(Uniform(random), 1 / Alpha) : 1);
        }
    }

    private static double Uniform(SplitMix64 random) => ((random.Next() >> 11) + 0.5) / (1UL << 53);
}
