using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>
/// How far the classes lie apart in features, measured in the features' own spread. Higher is better; at most the number of classes less
/// one. Source: Bao and others, An Information-Theoretic Approach to Transferability in Task Transfer Learning, 2019.
/// </summary>
public static class HScore
{
    /// <summary>Computes the score. With more features than images it only counts directions: see <see cref="Shrunk"/>.</summary>
    /// <param name="features">[N, F], of any floating dtype.</param>
    /// <param name="labels">[N].</param>
    /// <exception cref="ArgumentException">The sizes don't fit, a number isn't finite, or there is only one class.</exception>
    public static double Of(Tensor features, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        var centred = Centred(features, labels);
        using var covariance = centred.t().matmul(centred) / labels.Count;
        return Trace(covariance, Between(centred, labels));
    }

    /// <summary>
    /// The same with a covariance that is shrunk towards a multiple of the identity by as much as Ledoit and Wolf's formula says, which few images need.
    /// Sources: Ibrahim and others, Newer is not always better, 2021, https://arxiv.org/abs/2110.06893; Ledoit and Wolf, A well-conditioned
    /// estimator for large-dimensional covariance matrices, 2004.
    /// </summary>
    /// <param name="features">[N, F], of any floating dtype.</param>
    /// <param name="labels">[N].</param>
    /// <exception cref="ArgumentException">The sizes don't fit, a number isn't finite, or there is only one class.</exception>
    public static double Shrunk(Tensor features, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        var centred = Centred(features, labels);
        var covariance = centred.t().matmul(centred) / labels.Count;
        var width = covariance.shape[0];
        var shrinkage = Shrinkage(centred, covariance);
        var target = eye(width, dtype: ScalarType.Float64) * (covariance.trace() / width);
        return (1 - shrinkage) * Trace((covariance * (1 - shrinkage)) + (target * shrinkage), Between(centred, labels));
    }

    /// <summary>Ledoit and Wolf's share of the identity, 0 to 1.</summary>
    private static double Shrinkage(Tensor centred, Tensor covariance)
    {
        var (count, width) = (centred.shape[0], centred.shape[1]);
        var size = covariance.square().sum().item<double>();
        var trace = covariance.trace().item<double>();
        var distance = (size - (trace * trace / width)) / width;
        // The mean squared distance of one image's products from their mean.
        var fourth = centred.square().sum(1).square().sum().item<double>();
        var noise = ((fourth / count) - size) / (width * count);
        return distance <= 0 ? 0 : Math.Clamp(noise / distance, 0, 1);
    }

    private static Tensor Centred(Tensor features, IReadOnlyList<int> labels)
    {
        var wide = LabelledRows.Checked(features, labels);
        return wide - wide.mean([0]);
    }

    // The covariance of the class means, each as often as its class has images.
    private static Tensor Between(Tensor centred, IReadOnlyList<int> labels)
    {
        var members = LabelledRows.OneHot(labels);
        var counts = members.sum([0L]).unsqueeze(1);
        var means = members.t().matmul(centred) / counts;
        return (means * counts).t().matmul(means) / labels.Count;
    }

    private static double Trace(Tensor covariance, Tensor between) => linalg.pinv(covariance, rtol: 1e-10, hermitian: true).matmul(between).trace().item<double>();
}
