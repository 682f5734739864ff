using System.Globalization;
using FineTune.Data;
using FineTune.Evaluation;
using static TorchSharp.torch;

namespace FineTune.Vault.Manifests;

/// <summary>The figures of a model on its test images, as a manifest keeps them.</summary>
/// <example><code>
/// Metrics = [.. TestFigures.Of(Predictions.Of(model, batches)), .. TestFigures.Robustness(model, batches)]
/// </code></example>
public static class TestFigures
{
    /// <summary>What <see cref="Robustness"/> tries, in the order in which it does: noise, blur and lost contrast, each at two strengths.</summary>
    public static IReadOnlyList<(Perturbation Perturbation, string Name, IReadOnlyList<double> Strengths)> Tried { get; } =
    [
        (Perturbation.GaussianNoise, "noise", [0.05, 0.1]),
        (Perturbation.Blur, "blur", [1, 2]),
        (Perturbation.Contrast, "contrast lost", [0.5, 0.75]),
    ];

    /// <summary>
    /// Accuracy (Wilson's interval), macro F1 and loss (bootstrap intervals), and the expected calibration error, which has none: the
    /// bootstrap of an error of bins is biased upwards.
    /// </summary>
    /// <param name="predictions">Of the test images, calibrated as the version will be.</param>
    public static IReadOnlyList<Metric> Of(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return
        [
            Metric.Of("accuracy", predictions.TopWilson()),
            Metric.Of("macro F1", Bootstrap.Of(predictions.Count, drawn => MacroF1(predictions, drawn))),
            Metric.Of("loss", Bootstrap.Mean(predictions.Losses), higherIsBetter: false),
            new Metric("calibration error (ECE)", predictions.Calibration().ExpectedError, HigherIsBetter: false),
        ];
    }

    /// <summary>Accuracy on the same images made worse, each with Wilson's interval. The model is asked once for each strength of <see cref="Tried"/>.</summary>
    /// <param name="model">Images to logits [N, classes].</param>
    /// <param name="batches">The test images; not augmented.</param>
    /// <param name="seed">Decides the noise.</param>
    /// <returns>Metrics such as "robustness/noise 0.1".</returns>
    /// <exception cref="ArgumentException">The batches are of features.</exception>
    public static IReadOnlyList<Metric> Robustness(nn.Module<Tensor, Tensor> model, Batches batches, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var count = batches.Examples;
        return [.. Tried.SelectMany(tried =>
        {
            var curve = Evaluation.Robustness.Of(tried.Perturbation, batches, [("model", model)], tried.Strengths, seed).Curves[0];
            return tried.Strengths.Zip(curve.Accuracies, (strength, accuracy) => Metric.Of(
                string.Create(CultureInfo.InvariantCulture, $"robustness/{tried.Name} {strength}"),
                TopAccuracy.Wilson((int)Math.Round(accuracy * count), count)));
        })];
    }

    // As ClassReport has it: what divides by zero is 0.
    private static double MacroF1(Predictions predictions, int[] drawn)
    {
        var (right, guessed, images) = (new int[predictions.Classes.Count], new int[predictions.Classes.Count], new int[predictions.Classes.Count]);
        foreach (var i in drawn)
        {
            var (guess, label) = (predictions.Guesses[i], predictions.Labels[i]);
            guessed[guess]++;
            images[label]++;
            if (guess == label) right[label]++;
        }
        return Enumerable.Range(0, images.Length).Average(label => guessed[label] + images[label] == 0 ? 0 : 2.0 * right[label] / (guessed[label] + images[label]));
    }
}
