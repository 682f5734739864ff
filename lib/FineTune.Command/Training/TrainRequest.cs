namespace FineTune.Command.Training;

/// <summary>What a person asked <c>finetune train</c> for.</summary>
internal sealed record TrainRequest
{
    public required string Folder { get; init; }

    public required string Name { get; init; }

    public required string Backbone { get; init; }

    public string? Weights { get; init; }

    public int? Size { get; init; }

    public required int Epochs { get; init; }

    public required double Rate { get; init; }

    public required int Batch { get; init; }

    public required int Seed { get; init; }

    public string? Split { get; init; }

    public required IReadOnlyList<string> Stages { get; init; }

    public bool Seal { get; init; }

    public string? Tag { get; init; }

    public string? Checkpoint { get; init; }

    public string? Notes { get; init; }

    /// <summary>How many processes train together.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>The command line, for those that are started.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <exception cref="UsageException">The options are no values, or contradict each other.</exception>
    public void Check()
    {
        if (Epochs < 1) throw new UsageException($"--epochs {Epochs}: at least one is needed.");
        if (Batch < 1) throw new UsageException($"--batch {Batch}: at least one image is needed.");
        if (Workers is < 1 or > 256 || Workers > Batch) throw new UsageException($"--workers {Workers}: from 1 to the size of a batch ({Batch}).");
        if (Workers > 1 && Checkpoint is not null) throw new UsageException("--workers and --checkpoint: several processes keep no checkpoint together; leave one of them out.");
        if (!(Rate > 0 && double.IsFinite(Rate))) throw new UsageException($"--rate {Rate}: give a number above 0.");
        if (Size is < 32 or > 1024) throw new UsageException($"--size {Size}: 32 to 1024 pixels are sensible.");
        if (Stages.Count == 0) throw new UsageException("--train: name at least one stage, for example head.");
    }
}
