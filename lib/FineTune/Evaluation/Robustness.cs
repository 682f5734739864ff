using System.Globalization;
using FineTune.Charts;
using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>How accuracy falls as images get worse, for one or more models.</summary>
public sealed class Robustness
{
    private Robustness(Perturbation perturbation, IReadOnlyList<double> strengths, IReadOnlyList<RobustnessCurve> curves)
        => (Perturbation, Strengths, Curves) = (perturbation, strengths, curves);

    /// <summary>What was done to the images.</summary>
    public Perturbation Perturbation { get; }

    /// <summary>How much, in the perturbation's unit.</summary>
    public IReadOnlyList<double> Strengths { get; }

    /// <summary>A curve a model.</summary>
    public IReadOnlyList<RobustnessCurve> Curves { get; }

    /// <summary>Measures models on images that get worse and worse. Each model sees the same noise; an attack is made for each model anew.</summary>
    /// <param name="perturbation">What is done to the images.</param>
    /// <param name="batches">The images; not augmented.</param>
    /// <param name="models">The models with their names.</param>
    /// <param name="strengths">How much; the perturbation's own strengths where left out.</param>
    /// <param name="seed">Decides the noise.</param>
    /// <exception cref="ArgumentException">There is no model or no strength, or the batches are of features.</exception>
    public static Robustness Of(
        Perturbation perturbation,
        Batches batches,
        IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Model)> models,
        IReadOnlyList<double>? strengths = null,
        long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(perturbation);
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(models);
        strengths ??= perturbation.Strengths;
        if (models.Count == 0 || strengths.Count == 0) throw new ArgumentException("Give at least one model and one strength.", nameof(models));
        if (batches.Source is not ImageBatches images) throw new ArgumentException("These batches are of features, which can't be perturbed: give batches of images.", nameof(batches));
        var trial = new RobustnessTrial(perturbation, batches, seed, images.Normalisation);
        return new Robustness(perturbation, strengths, [.. models.Select(entry => new RobustnessCurve(entry.Name, trial.Accuracies(entry.Model, strengths)))]);
    }

    /// <summary>Accuracy against strength.</summary>
    /// <param name="title">The title; the perturbation's name where left out.</param>
    public Figure Figure(string? title = null)
        => Lines.Of(title ?? Perturbation.Name, Perturbation.Unit, "accuracy", [.. Curves.Select(curve => new Line(curve.Name, Strengths, curve.Accuracies))]);

    /// <summary>A row a model, a column a strength.</summary>
    public Table Table() => new(
        ["model", .. Strengths.Select(strength => strength.ToString("0.###", CultureInfo.InvariantCulture))],
        Curves.Select(curve => (IReadOnlyList<object?>)[curve.Name, .. curve.Accuracies.Select(accuracy => (object?)accuracy)]));

    /// <summary>The table as text.</summary>
    public override string ToString() => $"{Perturbation.Name}, accuracy by {Perturbation.Unit}\n{Table()}";
}

/// <summary>One model's accuracies.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Accuracies">At each strength, 0 to 1.</param>
public sealed record RobustnessCurve(string Name, IReadOnlyList<double> Accuracies);
