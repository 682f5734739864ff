using System.Globalization;
using FineTune.Command.Training;

namespace FineTune.Command.Searching;

/// <summary>What a person asked <c>finetune search</c> for.</summary>
internal sealed record SearchRequest
{
    public required TaskRequest Task { get; init; }

    public required double Seconds { get; init; }

    public int? Recipes { get; init; }

    public required int Epochs { get; init; }

    public required int Deepest { get; init; }

    /// <exception cref="UsageException">The options are no values, or contradict each other.</exception>
    public void Check()
    {
        Task.Check();
        if (!(Seconds is > 0 and < 1e6)) throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--seconds {Seconds}: give a number above 0, and below a million."));
        if (Recipes is < 1) throw new UsageException($"--recipes {Recipes}: at least one is needed.");
        if (Epochs < 1) throw new UsageException($"--epochs {Epochs}: at least one is needed.");
        if (Deepest < 0) throw new UsageException($"--deepest {Deepest}: 0 (the head alone) or more.");
    }
}
