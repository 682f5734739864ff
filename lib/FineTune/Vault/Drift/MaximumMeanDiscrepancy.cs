using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Vault.Drift;

/// <summary>
/// Whether two samples are from one distribution: the unbiased MMD² with a Gaussian kernel whose width is the median distance (Gretton and
/// others, "A kernel two-sample test", JMLR 2012), and its p-value by permutation, which is exact at any sample size
/// ((b + 1) / (B + 1): Phipson and Smyth, 2010). Of features of a network it is among the tests that find image shift best
/// (Rabanser, Günnemann and Lipton, "Failing loudly", NeurIPS 2019).
/// </summary>
public sealed class MaximumMeanDiscrepancy
{
    private readonly double[] kernel;
    private readonly int first;
    private readonly int all;

    /// <summary>Computes the kernel of all pairs once.</summary>
    /// <param name="reference">[N, F], Float32, N at least 2.</param>
    /// <param name="fresh">[M, F], Float32, M at least 2.</param>
    /// <exception cref="ArgumentException">There are fewer than two points of one, or their widths differ.</exception>
    public MaximumMeanDiscrepancy(Tensor reference, Tensor fresh)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(fresh);
        if (reference.dim() != 2 || fresh.dim() != 2 || reference.shape[0] < 2 || fresh.shape[0] < 2 || reference.shape[1] != fresh.shape[1])
            throw new ArgumentException($"[{string.Join(", ", reference.shape)}] and [{string.Join(", ", fresh.shape)}] aren't two samples of at least two points each.", nameof(fresh));
        using var scope = NewDisposeScope();
        (first, all) = ((int)reference.shape[0], (int)(reference.shape[0] + fresh.shape[0]));
        var points = cat([reference, fresh]).to(ScalarType.Float64);
        var norms = points.pow(2).sum(1, keepdim: true);
        var squares = norms.add(norms.t()).sub_(points.matmul(points.t()).mul_(2)).clamp_(min: 0);
        var width = Median(squares.data<double>().ToArray());
        kernel = squares.div_(-width).exp_().data<double>().ToArray();
    }

    /// <summary>MMD² of the samples as they are.</summary>
    /// <returns>Around 0, and at times below, where nothing differs; 2 at most.</returns>
    public double Statistic() => Statistic([.. Enumerable.Range(0, all)]);

    /// <summary>The share of random divisions of all points whose MMD² is as large.</summary>
    /// <param name="permutations">How many divisions: the smallest p-value is 1 / (permutations + 1).</param>
    /// <param name="seed">Decides them.</param>
    public double PValue(int permutations = 999, ulong seed = 0)
    {
        var observed = Statistic();
        var order = Enumerable.Range(0, all).ToArray();
        var random = new SplitMix64(seed);
        var larger = 0;
        for (var i = 0; i < permutations; i++)
        {
            random.Shuffle(order);
            if (Statistic(order) >= observed) larger++;
        }
        return (larger + 1.0) / (permutations + 1.0);
    }

    private double Statistic(int[] order)
    {
        int n = first, m = all - first;
        double within = 0, across = 0, other = 0;
        for (var i = 0; i < all; i++)
        {
            var row = kernel.AsSpan(order[i] * all, all);
            // The kernel is symmetric: half of it is enough.
            for (var j = 0; j < i; j++)
            {
                if (i < n) within += row[order[j]];
                else if (j >= n) other += row[order[j]];
                else across += row[order[j]];
            }
        }
        return (2 * within / ((double)n * (n - 1))) + (2 * other / ((double)m * (m - 1))) - (2 * across / ((double)n * m));
    }

    // exp(-d² / (2 w²)) with w the median distance: 2 w² is twice the median of d², of the pairs of different points.
    private double Median(double[] squares)
    {
        var pairs = new List<double>(all * (all - 1) / 2);
        for (var i = 0; i < all; i++)
            for (var j = 0; j < i; j++) pairs.Add(squares[(i * all) + j]);
        pairs.Sort();
        var middle = pairs.Count / 2;
        var median = pairs.Count % 2 == 1 ? pairs[middle] : (pairs[middle - 1] + pairs[middle]) / 2;
        return median > 0 ? 2 * median : 1;
    }
}
