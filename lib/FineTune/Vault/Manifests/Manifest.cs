using System.Text.Json.Serialization;

namespace FineTune.Vault.Manifests;

/// <summary>What a version is: everything that is needed to load it, to judge it and to make it again.</summary>
public sealed record Manifest
{
    internal const string CurrentFormat = "finetune-version/1";

    /// <summary>"finetune-version/1".</summary>
    [JsonPropertyOrder(-1)]
    public required string Format { get; init; }

    /// <summary>The model's name in the vault.</summary>
    public required string Model { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was published, UTC, to the second.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The id (the manifest's SHA-256) of the version that it was made from.</summary>
    public string? Parent { get; init; }

    /// <summary>What its author wants to say.</summary>
    public string? Notes { get; init; }

    /// <summary>The backbone's name in <see cref="Models.Backbones"/>.</summary>
    public required string Backbone { get; init; }

    /// <summary>The layers of the head, from the features to the logits: "dropout 0.5", "linear 512 9".</summary>
    public required IReadOnlyList<string> Head { get; init; }

    /// <summary>The names of the classes, by label.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>What is done to an image first.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>
    /// Logits are divided by it before they become confidences (Guo and others, "On calibration of modern neural networks", 2017); 1 leaves them.
    /// </summary>
    public double Temperature { get; init; } = 1;

    /// <summary>How it was trained, as the author calls it: "learning rate" = "0.05".</summary>
    public IReadOnlyDictionary<string, string> Recipe { get; init; } = new Dictionary<string, string>();

    /// <summary>Which images it learned from.</summary>
    public DataFingerprint? Data { get; init; }

    /// <summary>How good it is, with intervals; robustness among it.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>The most that a logit of a sample may differ at loading from what it was at publishing.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>What made it.</summary>
    public required Software Software { get; init; }

    /// <summary>Its files, each with its SHA-256.</summary>
    public required IReadOnlyList<VersionFile> Files { get; init; }
}
