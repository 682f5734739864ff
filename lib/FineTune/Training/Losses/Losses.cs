using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// Losses of logits [N, classes] and labels [N], Int64: each gives a scalar, the mean over the batch, with a gradient. All
/// can be put into <see cref="Trainer.Loss"/>.
/// </summary>
public static class Losses
{
    /// <summary>
    /// Cross-entropy, as torch.nn.CrossEntropyLoss: with class weights the mean is weighted; with smoothing a share of the
    /// target goes to all classes alike (Szegedy et al., 2016, https://arxiv.org/abs/1512.00567).
    /// </summary>
    /// <param name="smoothing">The share that is spread over all classes, 0 to 1.</param>
    /// <param name="weights">[classes] how much each class counts, for example <see cref="ClassWeights.Balanced(IReadOnlyList{long})"/>; null for all alike.</param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not between 0 and 1.</exception>
    public static Func<Tensor, Tensor, Tensor> CrossEntropy(double smoothing = 0, IReadOnlyList<double>? weights = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(smoothing);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(smoothing, 1);
        return (logits, labels) =>
        {
            using var weight = weights is null ? null : ClassWeights.AsTensor(weights, logits);
            return nn.functional.cross_entropy(logits, labels, weight: weight, label_smoothing: smoothing);
        };
    }

    /// <summary>
    /// The focal loss, -(1 - p)^gamma log p of the label's probability p: what is already right counts less (Lin et al., 2017,
    /// https://arxiv.org/abs/1708.02002). A gamma of 0 is cross-entropy.
    /// </summary>
    /// <param name="gamma">How much less, 0 or more.</param>
    /// <param name="weights">[classes] the paper's alpha of each class; null for 1. The mean is over the images, whatever the weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative gamma.</exception>
    public static Func<Tensor, Tensor, Tensor> Focal(double gamma = 2, IReadOnlyList<double>? weights = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        return (logits, labels) => WrappedTensorDisposeScope(() =>
        {
            var log = nn.functional.log_softmax(logits, 1).gather(1, labels.unsqueeze(1)).squeeze(1);
            var losses = log.neg();
            if (gamma > 0) losses = losses * (1 - log.exp()).pow(gamma);
            if (weights is not null) losses = losses * ClassWeights.AsTensor(weights, logits).index_select(0, labels);
            return losses.mean();
        });
    }

    /// <summary>
    /// The mean square of softmax minus one-hot, over images and classes (Brier's score divided by the classes): for
    /// comparison, its gradient vanishes where the network is sure and wrong.
    /// </summary>
    public static Func<Tensor, Tensor, Tensor> MeanSquares() => (logits, labels) => WrappedTensorDisposeScope(() =>
    {
        var targets = nn.functional.one_hot(labels, logits.shape[1]).to(logits.dtype);
        return nn.functional.mse_loss(nn.functional.softmax(logits, 1), targets);
    });

    /// <summary>
    /// The multi-class hinge loss, as torch.nn.MultiMarginLoss: every class that comes nearer than the margin to the label's
    /// logit costs (Crammer and Singer, 2001).
    /// </summary>
    /// <param name="margin">How far below the label's logit the others should be.</param>
    /// <param name="weights">[classes] how much each class counts; null for all alike.</param>
    public static Func<Tensor, Tensor, Tensor> Hinge(double margin = 1, IReadOnlyList<double>? weights = null) => (logits, labels) =>
    {
        using var weight = weights is null ? null : ClassWeights.AsTensor(weights, logits);
        return nn.functional.multi_margin_loss(logits, labels, margin: margin, weight: weight);
    };
}
