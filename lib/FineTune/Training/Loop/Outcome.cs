using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>What a forward pass over one batch gave.</summary>
/// <param name="Loss">A scalar with a gradient.</param>
/// <param name="Count">How many examples the batch has.</param>
/// <param name="Correct">How many of them the model got right.</param>
public readonly record struct Outcome(Tensor Loss, long Count, double Correct)
{
    /// <summary>The outcome of a classification: the mean loss and how many of the largest logits are the labels.</summary>
    /// <param name="loss">A scalar with a gradient.</param>
    /// <param name="logits">[N, classes].</param>
    /// <param name="labels">[N], Int64.</param>
    public static Outcome Of(Tensor loss, Tensor logits, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        using var guesses = logits.argmax(1);
        using var right = guesses.eq(labels);
        using var count = right.sum();
        return new Outcome(loss, labels.numel(), count.item<long>());
    }
}
