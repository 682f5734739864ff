using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>What <c>finetune train</c> and <c>finetune search</c> both are asked: from which images, and what becomes of the model.</summary>
internal sealed record TaskRequest
{
    public required string Folder { get; init; }

    public required string Name { get; init; }

    public required string Backbone { get; init; }

    public string? Weights { get; init; }

    public int? Size { get; init; }

    /// <summary>Where it trains; the finished model is measured and published from the processor's memory.</summary>
    public Device Device { get; init; } = CPU;

    public required int Batch { get; init; }

    public required int Seed { get; init; }

    public string? Split { get; init; }

    public bool NoRobustness { get; init; }

    public bool Seal { get; init; }

    public string? Tag { get; init; }

    public string? Notes { get; init; }

    /// <summary>How many processes work together.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>The command line, for those that are started.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <exception cref="UsageException">The options are no values, or contradict each other.</exception>
    public void Check()
    {
        if (!Backbones.Names.Contains(Backbone)) throw new UsageException($"--backbone {Backbone}: {string.Join(", ", Backbones.Names)} are known.");
        if (Batch < 1) throw new UsageException($"--batch {Batch}: at least one image is needed.");
        if (Workers is < 1 or > 256) throw new UsageException($"--workers {Workers}: from 1 to 256.");
        if (Size is < 32 or > 1024) throw new UsageException($"--size {Size}: 32 to 1024 pixels are sensible.");
    }
}
