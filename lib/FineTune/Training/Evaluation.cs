using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>How good a model is on some images.</summary>
/// <param name="Loss">Mean cross-entropy of an image.</param>
/// <param name="Accuracy">The share whose largest logit is the label, 0 to 1.</param>
/// <param name="Count">How many images.</param>
public sealed record Evaluation(double Loss, double Accuracy, long Count)
{
    /// <summary>Evaluates a model, in inference mode and without gradients; its mode is put back afterwards.</summary>
    /// <param name="model">Images to logits.</param>
    /// <param name="batches">The images.</param>
    /// <param name="loss">Of logits [N, classes] and labels [N]; cross-entropy unless said otherwise.</param>
    public static Evaluation Of(nn.Module<Tensor, Tensor> model, Data.Batches batches, Func<Tensor, Tensor, Tensor>? loss = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batches);
        loss ??= (logits, labels) => nn.functional.cross_entropy(logits, labels);
        var averages = new Averages();
        var wasTraining = model.training;
        model.eval();
        using (no_grad())
        {
            foreach (var batch in batches.Epoch(0))
            {
                using var scope = NewDisposeScope();
                using (batch)
                {
                    var logits = model.call(batch.Images);
                    var outcome = Outcome.Of(loss(logits, batch.Labels), logits, batch.Labels);
                    averages.Add(outcome.Loss.item<float>(), outcome.Count, outcome.Correct);
                }
            }
        }
        model.train(wasTraining);
        return new Evaluation(averages.Loss, averages.Accuracy, averages.Count);
    }
}
