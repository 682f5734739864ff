using System.Globalization;
using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>What a person asked <c>finetune train</c> for.</summary>
internal sealed record TrainRequest
{
    private const double MostRate = 100;

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
        if (!(Rate is > 0 and <= MostRate)) throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--rate {Rate}: give a number above 0, and no more than {MostRate}; 0.02 is usual."));
        if (Stages.Count == 0) throw new UsageException("--train: name at least one stage, for example head.");
        using var model = Backbones.Create(Task.Backbone, 2, META);
        var known = model.Stages.Select(stage => stage.Name).ToList();
        if (Stages.FirstOrDefault(stage => !known.Contains(stage)) is { } other) throw new UsageException($"--train {other}: {Task.Backbone} has the stages {string.Join(", ", known)}.");
    }
}
