using static TorchSharp.torch;

namespace FineTune.Vault.Drift;

/// <summary>
/// How far single images are from a reference: the distance to the k-th nearest of its features, all scaled to length 1
/// (Sun and others, "Out-of-distribution detection with deep nearest neighbors", ICML 2022).
/// </summary>
internal static class NearestNeighbours
{
    private const int K = 5;

    /// <summary>For each new image, the share of the reference images that are at least as far from the others, 0 to 1.</summary>
    internal static (double Distance, double Share)[] Of(Tensor reference, Tensor fresh)
    {
        using var scope = NewDisposeScope();
        var known = nn.functional.normalize(reference, dim: 1);
        var k = (int)Math.Min(K, reference.shape[0] - 1);
        // Of its own, an image's nearest is itself.
        var own = Distances(known, known, k + 1);
        var theirs = Distances(nn.functional.normalize(fresh, dim: 1), known, k);
        return [.. theirs.Select(distance => ((double)distance, own.Count(other => other >= distance) / (double)own.Length))];
    }

    private static float[] Distances(Tensor from, Tensor to, int k)
        => cdist(from, to).topk(k, dim: 1, largest: false).values.select(1, k - 1).contiguous().data<float>().ToArray();
}
