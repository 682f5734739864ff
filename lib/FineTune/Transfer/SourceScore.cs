using FineTune.Evaluation;
using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>What the scores say of one backbone at one stage, for one task.</summary>
/// <param name="Backbone">The backbone's name, with what it was trained on.</param>
/// <param name="Stage">The stage whose features were scored.</param>
/// <param name="Width">How many features there are.</param>
/// <param name="LogMe">See <see cref="Transfer.LogMe"/>.</param>
/// <param name="HScore">See <see cref="Transfer.HScore.Of"/>.</param>
/// <param name="ShrunkHScore">See <see cref="Transfer.HScore.Shrunk"/>.</param>
/// <param name="Probe">The accuracy of the cross-validated linear probe, 0 to 1.</param>
/// <param name="Leep">See <see cref="Transfer.Leep"/>; null without the source's head.</param>
public sealed record SourceScore(string Backbone, string Stage, long Width, double LogMe, double HScore, double ShrunkHScore, double Probe, double? Leep)
{
    /// <summary>The accuracy that fine-tuning really reached, 0 to 1; null where nobody has tried.</summary>
    public double? Reached { get; init; }

    /// <summary>Computes every score. Training images only: the scores choose, so they must not see the test.</summary>
    /// <param name="backbone">The backbone's name.</param>
    /// <param name="stage">The stage's name.</param>
    /// <param name="features">The stage's features of the training images.</param>
    /// <param name="sourceProbabilities">[N, Z]: the softmax of the source's own head for the same images; null where it has none.</param>
    /// <param name="folds">Folds of the probe.</param>
    /// <param name="seed">Decides the folds.</param>
    /// <param name="groups">[N] equal numbers for images that must stay in one fold, such as near-duplicates.</param>
    /// <exception cref="ArgumentException">A number isn't finite, there is only one class, or the sizes don't fit.</exception>
    public static SourceScore Of(string backbone, string stage, StageFeatures features, Tensor? sourceProbabilities = null, int folds = 5, long seed = 0, IReadOnlyList<int>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        return new SourceScore(
            backbone,
            stage,
            features.Values.shape[1],
            Transfer.LogMe.Of(features.Values, features.Labels),
            Transfer.HScore.Of(features.Values, features.Labels),
            Transfer.HScore.Shrunk(features.Values, features.Labels),
            LinearProbe.Of(features, folds, seed: seed, groups: groups).Accuracy,
            sourceProbabilities is null ? null : Transfer.Leep.Of(sourceProbabilities, features.Labels));
    }
}
