using FineTune.Data;
using FineTune.Models;
using FineTune.Vault.Manifests;

namespace FineTune.Vault;

/// <summary>What is to become a version: the trained model and what is known of it.</summary>
public sealed record Draft
{
    /// <summary>The model's name in the vault: letters, digits, dots, underscores and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The trained model; it is left as it is.</summary>
    public required Backbone Model { get; init; }

    /// <summary>The names of the classes, by label.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>What is done to an image first.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>The id of the version that it was made from; the newest of the same name if left out.</summary>
    public string? Parent { get; init; }

    /// <summary>What its author wants to say.</summary>
    public string? Notes { get; init; }

    /// <summary>What logits are divided by before they become confidences; 1 leaves them.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>How it was trained.</summary>
    public IReadOnlyDictionary<string, string> Recipe { get; init; } = new Dictionary<string, string>();

    /// <summary>Which images it learned from.</summary>
    public DataFingerprint? Data { get; init; }

    /// <summary>How good it is, with intervals; robustness among it.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>
    /// Up to 16 image files that travel with the version and are run again at each loading. Whoever has the version can see them.
    /// Without any, four images of noise are used.
    /// </summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>
    /// Images whose features travel with the version, for <see cref="ModelVersion.DriftOf"/>: some that the model did not learn from, such
    /// as the validation part. (On its training images a trunk that was trained is surer than on any others.)
    /// </summary>
    public ImageSet? Reference { get; init; }

    /// <summary>The most that a logit of a sample may differ at loading.</summary>
    public double Tolerance { get; init; } = 1e-3;
}
