using FineTune.Charts;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>
/// Principal components: the directions in which features vary most. By singular value decomposition of the centred features; a
/// component's sign, which is arbitrary, is chosen so that its largest entry is positive. Source: Jolliffe, Principal Component Analysis, 2002.
/// </summary>
public sealed class Pca : IDisposable
{
    private Pca(Tensor mean, Tensor components, IReadOnlyList<double> variances, IReadOnlyList<double> shares)
        => (Mean, Components, Variances, Shares) = (mean, components, variances, shares);

    /// <summary>[F], Float64: the features' mean.</summary>
    public Tensor Mean { get; }

    /// <summary>[K, F], Float64: the directions, of length 1, the strongest first.</summary>
    public Tensor Components { get; }

    /// <summary>The variance along each component (divided by N - 1).</summary>
    public IReadOnlyList<double> Variances { get; }

    /// <summary>Each component's share of the whole variance, 0 to 1.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Finds the components.</summary>
    /// <param name="features">[N, F], of any floating dtype.</param>
    /// <param name="components">K: how many; at most the smaller of N and F.</param>
    /// <returns>Dispose it.</returns>
    /// <exception cref="ArgumentException">There are fewer than two rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More components than the features have.</exception>
    public static Pca Fit(Tensor features, int components = 2)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.dim() != 2 || features.shape[0] < 2) throw new ArgumentException($"The features are [{string.Join(", ", features.shape)}]: [N, F] with at least two rows is needed.", nameof(features));
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(components, (int)Math.Min(features.shape[0], features.shape[1]));
        using var scope = NewDisposeScope();
        var wide = features.detach().cpu().to(ScalarType.Float64);
        var mean = wide.mean([0]);
        var (_, singular, directions) = linalg.svd(wide - mean, fullMatrices: false);
        var variances = (singular.square() / (wide.shape[0] - 1)).data<double>().ToArray();
        var whole = Math.Max(variances.Sum(), double.Epsilon);
        var kept = directions[..components];
        var largest = kept.gather(1, kept.abs().argmax(1, keepdim: true));
        var signed = kept * where(largest < 0, tensor(-1.0), tensor(1.0));
        return new Pca(mean.MoveToOuterDisposeScope(), signed.MoveToOuterDisposeScope(), variances[..components], [.. variances[..components].Select(variance => variance / whole)]);
    }

    /// <summary>Where features lie along the components.</summary>
    /// <param name="features">[M, F], of any floating dtype.</param>
    /// <returns>[M, K], Float64, on the CPU; dispose it.</returns>
    public Tensor Transform(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var scope = NewDisposeScope();
        return (features.detach().cpu().to(ScalarType.Float64) - Mean).matmul(Components.t()).MoveToOuterDisposeScope();
    }

    /// <summary>The first two components of features, with their classes.</summary>
    /// <param name="features">The features.</param>
    /// <param name="title">The title.</param>
    public static Figure Figure(StageFeatures features, string title = "Features, two principal components")
    {
        ArgumentNullException.ThrowIfNull(features);
        using var pca = Fit(features.Values);
        using var points = pca.Transform(features.Values);
        string Axis(int component) => FormattableString.Invariant($"component {component + 1} ({100 * pca.Shares[component]:F0}% of the variance)");
        return Embedding.Figure(features, points, title, Axis(0), Axis(1));
    }

    /// <summary>Gives the tensors' memory back.</summary>
    public void Dispose()
    {
        Mean.Dispose();
        Components.Dispose();
    }
}
