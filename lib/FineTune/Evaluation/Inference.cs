using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>A model asked, not taught: inference mode, no gradients, and its mode as it was before.</summary>
internal static class Inference
{
    /// <summary>Gives every batch with its logits to a consumer, inside a scope that disposes what it leaves behind.</summary>
    internal static void Over(nn.Module<Tensor, Tensor> model, Batches batches, Action<Batch, Tensor> consumer, AskedViews? views = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batches);
        views ??= AskedViews.Plain;
        views.RequireFor(batches);
        In(model, () =>
        {
            using var asked = no_grad();
            foreach (var batch in batches.Epoch(0))
            {
                using var scope = NewDisposeScope();
                using (batch) consumer(batch, views.Ask(model, batch.Images));
            }
        });
    }

    /// <summary>Does something with a model in inference mode.</summary>
    internal static void In(nn.Module model, Action action)
    {
        var wasTraining = model.training;
        model.eval();
        try
        {
            action();
        }
        finally
        {
            model.train(wasTraining);
        }
    }
}
