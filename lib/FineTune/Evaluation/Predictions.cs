using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>
/// What a model answered for each of some images, kept: everything else in this room is computed from it, without asking the
/// model again. It holds plain numbers and needs no disposing.
/// </summary>
/// <example><code>
/// var predictions = Predictions.Of(model, test.InBatches(64));
/// predictions.Top(1)                 // 78.6% (95% interval 71.7 to 84.8%)
/// predictions.Confusion().Figure()
/// </code></example>
public sealed class Predictions
{
    private readonly float[] logits;
    private readonly int[] ranks;

    private Predictions(float[] logits, int[] labels, IReadOnlyList<string> classes, IReadOnlyList<string> names)
    {
        (this.logits, Labels, Classes, Names) = (logits, labels, classes, names);
        ranks = new int[labels.Length];
        var (guesses, confidences, losses) = (new int[labels.Length], new double[labels.Length], new double[labels.Length]);
        for (var i = 0; i < labels.Length; i++)
        {
            var row = Row(i);
            var answer = Answer.Of(row, labels[i], names[i]);
            (guesses[i], confidences[i], losses[i], ranks[i]) = (answer.Guess, answer.Confidence, answer.Loss, answer.Rank);
        }
        (Guesses, Confidences, Losses) = (guesses, confidences, losses);
    }

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The images' names, in the order in which they were asked.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The images' labels.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The label with the largest logit, for each image; the lower label where two are equal.</summary>
    public IReadOnlyList<int> Guesses { get; }

    /// <summary>The probability of the guess, 0 to 1, for each image.</summary>
    public IReadOnlyList<double> Confidences { get; }

    /// <summary>The cross-entropy of each image: minus the natural logarithm of its label's probability.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>How many images.</summary>
    public int Count => Labels.Count;

    /// <summary>The share whose guess is the label, 0 to 1.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Count).Count(IsRight) / Count;

    /// <summary>The mean of <see cref="Losses"/>.</summary>
    public double Loss => Losses.Average();

    /// <summary>Asks a model, in inference mode and without gradients; its mode is put back afterwards.</summary>
    /// <param name="model">Images to logits [N, classes].</param>
    /// <param name="batches">The images; not shuffled and not augmented, if the order and the numbers are to mean something.</param>
    /// <param name="views">Which views of each image are asked about; the image alone if left out.</param>
    /// <exception cref="ArgumentException">The model's logits don't fit the classes, or aren't numbers (the message names the image), or several views of batches of features were asked for.</exception>
    public static Predictions Of(nn.Module<Tensor, Tensor> model, Batches batches, AskedViews? views = null)
    {
        var (logits, labels, names) = (new List<float>(), new List<int>(), new List<string>());
        Inference.Over(model, batches, (batch, answer) =>
        {
            RequireWidth(answer, batches.Classes.Count);
            logits.AddRange(Floats(answer));
            labels.AddRange(Integers(batch.Labels));
            names.AddRange(batch.Names);
        }, views);
        return new Predictions([.. logits], [.. labels], batches.Classes, names);
    }

    /// <summary>Takes answers that are there already, such as those of a head on cached features.</summary>
    /// <param name="logits">[N, classes], of any floating dtype, on any device; not kept.</param>
    /// <param name="labels">[N], Int64; not kept.</param>
    /// <param name="classes">The names of the classes, by label.</param>
    /// <param name="names">The images' names; their numbers where left out.</param>
    /// <exception cref="ArgumentException">The sizes don't fit each other, or a logit isn't a number.</exception>
    public static Predictions From(Tensor logits, Tensor labels, IReadOnlyList<string> classes, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classes);
        RequireWidth(logits, classes.Count);
        var count = (int)logits.shape[0];
        names ??= [.. Enumerable.Range(0, count).Select(i => $"{i}")];
        if (labels.numel() != count || names.Count != count) throw new ArgumentException($"There are {count} rows of logits, {labels.numel()} labels and {names.Count} names.", nameof(labels));
        return new Predictions(Floats(logits), Integers(labels), classes, names);
    }

    /// <summary>Whether an image's guess is its label.</summary>
    /// <param name="image">Its number, from 0.</param>
    public bool IsRight(int image) => ranks[image] == 0;

    /// <summary>The softmax of an image's logits.</summary>
    /// <param name="image">Its number, from 0.</param>
    /// <returns>[classes], adding up to 1.</returns>
    public double[] Probabilities(int image) => Answer.Softmax(Row(image));

    /// <summary>All logits, as the model gave them.</summary>
    /// <returns>[N, classes], Float32, on the CPU; dispose it.</returns>
    public Tensor ToTensor() => tensor(logits, [Count, Classes.Count]);

    /// <summary>The number and the loss, in words.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} images, {100 * Accuracy:F1}% right, loss {Loss:F3}");

    internal bool IsAmongTop(int image, int k) => ranks[image] < k;

    /// <summary>The same images and labels, with other logits.</summary>
    internal Predictions WithLogits(Func<float, float> change) => new(Array.ConvertAll(logits, value => change(value)), [.. Labels], Classes, Names);

    private ReadOnlySpan<float> Row(int image) => logits.AsSpan(image * Classes.Count, Classes.Count);

    private static void RequireWidth(Tensor logits, int classes)
    {
        if (logits.dim() != 2 || logits.shape[1] != classes || logits.shape[0] == 0)
            throw new ArgumentException($"The logits are [{string.Join(", ", logits.shape)}], and there are {classes} classes: [N, {classes}] with at least one image is needed. Does the head fit the data?", nameof(logits));
    }

    private static float[] Floats(Tensor values)
    {
        using var plain = values.detach().to(ScalarType.Float32).cpu().contiguous();
        return plain.data<float>().ToArray();
    }

    private static int[] Integers(Tensor values)
    {
        using var plain = values.cpu().contiguous();
        return Array.ConvertAll(plain.data<long>().ToArray(), value => (int)value);
    }
}
