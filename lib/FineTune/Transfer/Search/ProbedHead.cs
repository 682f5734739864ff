using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>The one solution of penalised logistic regression as the weights of a linear layer.</summary>
internal static class ProbedHead
{
    /// <summary>Fits.</summary>
    /// <param name="head">Its weights are replaced; they stay on their device.</param>
    /// <param name="features">[N, F], of any floating dtype; the regression sees them with mean 0 and deviation 1.</param>
    /// <param name="labels">[N], Int64.</param>
    /// <param name="penalty">That of <see cref="LogisticRegression"/>, for as many rows as there are images: more views of the same images do not make it weigh less.</param>
    /// <param name="views">How many rows there are of each image.</param>
    internal static void Fit(Linear head, Tensor features, Tensor labels, double penalty, int views = 1)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var rows = features.cpu().to(ScalarType.Float64);
        var (mean, deviation) = (rows.mean([0]), rows.std(0, unbiased: false));
        var scale = where(deviation.gt(1e-12), deviation, ones_like(deviation));
        var classes = (int)head.weight.shape[0];
        using var fitted = LogisticRegression.Fit((rows - mean) / scale, [.. labels.cpu().data<long>().Select(label => (int)label)], classes, penalty * views);
        // The layer sees the features as they are.
        var weight = fitted.Weights[..^1] / scale.unsqueeze(1);
        _ = head.bias!.copy_(fitted.Weights[^1] - mean.matmul(weight));
        _ = head.weight.copy_(weight.t());
    }
}
