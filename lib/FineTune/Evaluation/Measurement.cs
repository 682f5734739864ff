using FineTune.Data;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>How good a model is on some images, in two numbers; <see cref="Predictions"/> keeps every answer.</summary>
/// <param name="Loss">Mean cross-entropy of an image.</param>
/// <param name="Accuracy">The share whose largest logit is the label, 0 to 1.</param>
/// <param name="Count">How many images.</param>
public sealed record Measurement(double Loss, double Accuracy, long Count)
{
    /// <summary>Measures a model, in inference mode and without gradients; its mode is put back afterwards.</summary>
    /// <param name="model">Images to logits.</param>
    /// <param name="batches">The images.</param>
    /// <param name="loss">Of logits [N, classes] and labels [N]; cross-entropy unless said otherwise.</param>
    /// <param name="views">Which views of each image are asked about; the image alone if left out.</param>
    /// <exception cref="ArgumentException">Several views of batches of features.</exception>
    public static Measurement Of(nn.Module<Tensor, Tensor> model, Batches batches, Func<Tensor, Tensor, Tensor>? loss = null, AskedViews? views = null)
    {
        loss ??= (logits, labels) => nn.functional.cross_entropy(logits, labels);
        var averages = new Averages();
        Inference.Over(model, batches, (batch, logits) =>
        {
            var outcome = Outcome.Of(loss(logits, batch.Labels), logits, batch.Labels);
            averages.Add(outcome.Loss.item<float>(), outcome.Count, outcome.Correct);
        }, views);
        return new Measurement(averages.Loss, averages.Accuracy, averages.Count);
    }
}
