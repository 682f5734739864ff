using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>
/// How well the classes of a source task tell the new classes: the mean log-likelihood of the labels, if each were guessed through the
/// source's own answer. At most 0; higher is better. It needs the head that the backbone was trained with. Source: Nguyen and others,
/// LEEP, 2020, https://arxiv.org/abs/2002.12462.
/// </summary>
public static class Leep
{
    /// <summary>Computes the score.</summary>
    /// <param name="sourceProbabilities">[N, Z], of any floating dtype: the softmax of the source head for the new images; each row adds up to 1.</param>
    /// <param name="labels">[N].</param>
    /// <exception cref="ArgumentException">The sizes don't fit, a row doesn't add up to 1, or there is only one class.</exception>
    public static double Of(Tensor sourceProbabilities, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        var answers = LabelledRows.Checked(sourceProbabilities, labels);
        if (answers.lt(0).any().item<bool>() || answers.sum(1).sub(1).abs().max().item<double>() > 1e-3)
            throw new ArgumentException("Rows of probabilities are positive and add up to 1: take the softmax of the source head's logits.", nameof(sourceProbabilities));
        var members = LabelledRows.OneHot(labels);
        var joint = members.t().matmul(answers) / labels.Count;
        // A source class that is never answered says nothing: 0 of 0.
        var given = joint / joint.sum(0, keepdim: true).clamp_min(1e-300);
        var likelihood = (answers.matmul(given.t()) * members).sum(1);
        return likelihood.log().mean().item<double>();
    }
}
