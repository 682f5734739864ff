using FineTune.Data;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>
/// Which views of an image a model is asked about: its answer is the mean of their logits, one forward pass a view (test-time augmentation). Of a linear head it is the answer to the mean of the features.
/// Source: Krizhevsky, Sutskever and Hinton, ImageNet classification with deep convolutional neural networks, 2012, section 4.1, who average the probabilities.
/// </summary>
/// <example><code>
/// Predictions.Of(model, test.InBatches(64), AskedViews.Mirrored)
/// </code></example>
/// <param name="Name">In words, for tables.</param>
/// <param name="Changes">At least one: each makes of normalised images [N, 3, H, W] as many others, on their device; it must not change what it is given.</param>
public sealed record AskedViews(string Name, IReadOnlyList<Func<Tensor, Tensor>> Changes)
{
    /// <summary>The images as they are.</summary>
    public static AskedViews Plain { get; } = new("plain", [images => images.alias()]);

    /// <summary>The images as they are and their mirror images, left for right. Not for classes that tell left from right, such as letters.</summary>
    public static AskedViews Mirrored { get; } = new("with mirror images", [images => images.alias(), images => images.flip(3)]);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <exception cref="ArgumentException">There is no view, or there are no images to change.</exception>
    internal void RequireFor(Batches batches)
    {
        if (Changes.Count == 0) throw new ArgumentException($"The views '{Name}' have none: give at least one.");
        if (Changes.Count > 1 && batches.Source is FeatureBatches) throw new ArgumentException($"These batches are of features, which cannot be asked {Name}: give batches of the images, and the whole model.");
    }

    /// <summary>The mean of the logits over the views.</summary>
    /// <param name="model">Images to logits, in inference mode.</param>
    /// <param name="images">[N, 3, H, W]; stays as it is.</param>
    /// <returns>[N, classes]. The caller's scope holds it, and what the stages gave, which a tap may want to read.</returns>
    internal Tensor Ask(nn.Module<Tensor, Tensor> model, Tensor images)
    {
        Tensor[] answers = [.. Changes.Select(change => model.call(ChannelsLast.WhereFaster(change(images))))];
        return answers.Length == 1 ? answers[0] : stack(answers).mean([0]);
    }
}
