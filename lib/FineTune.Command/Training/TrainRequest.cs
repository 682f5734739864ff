namespace FineTune.Command.Training;

/// <summary>What a person asked <c>finetune train</c> for.</summary>
internal sealed record TrainRequest
{
    public required TaskRequest Task { get; init; }

    public required int Epochs { get; init; }

    public required double Rate { get; init; }

    public required IReadOnlyList<string> Stages { get; init; }

    public string? Checkpoint { get; init; }

    /// <exception cref="UsageException">The options are no values, or contradict each other.</exception>
    public void Check()
    {
        Task.Check();
        if (Epochs < 1) throw new UsageException($"--epochs {Epochs}: at least one is needed.");
        if (Task.Workers > Task.Batch) throw new UsageException($"--workers {Task.Workers}: from 1 to the size of a batch ({Task.Batch}).");
        if (Task.Workers > 1 && Checkpoint is not null) throw new UsageException("--workers and --checkpoint: several processes keep no checkpoint together; leave one of them out.");
        if (!(Rate > 0 && double.IsFinite(Rate))) throw new UsageException($"--rate {Rate}: give a number above 0.");
        if (Stages.Count == 0) throw new UsageException("--train: name at least one stage, for example head.");
    }
}
