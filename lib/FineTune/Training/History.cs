using FineTune.Charts;

namespace FineTune.Training;

/// <summary>What happened in a training, epoch by epoch.</summary>
public sealed class History
{
    private readonly List<EpochRecord> epochs = [];
    private readonly List<Phase> phases = [];

    /// <summary>The epochs, oldest first.</summary>
    public IReadOnlyList<EpochRecord> Epochs => epochs;

    /// <summary>The named parts of the training, oldest first, each with its first epoch.</summary>
    public IReadOnlyList<Phase> Phases => phases;

    /// <summary>Whether it was interrupted before its last epoch.</summary>
    public bool Interrupted { get; internal set; }

    /// <summary>Whether it was ended since no epoch was better for a while.</summary>
    public bool StoppedEarly { get; internal set; }

    /// <summary>The last epoch.</summary>
    /// <exception cref="InvalidOperationException">No epoch was finished.</exception>
    public EpochRecord Last => epochs.Count > 0 ? epochs[^1] : throw new InvalidOperationException("No epoch was finished.");

    /// <summary>The best epoch.</summary>
    /// <param name="by">By what they are compared.</param>
    /// <exception cref="InvalidOperationException">No epoch was finished.</exception>
    public EpochRecord Best(BestBy by = BestBy.ValidationLoss) => epochs.Aggregate(Last, (best, epoch) => by.Prefers(epoch, best) || (epoch.Epoch < best.Epoch && !by.Prefers(best, epoch)) ? epoch : best);

    /// <summary>The curves of this history, for a figure.</summary>
    /// <param name="name">What the run is called in the legend.</param>
    public Run AsRun(string name) => new(
        name,
        [.. epochs.Select(epoch => epoch.TrainLoss)],
        [.. epochs.Select(epoch => epoch.ValidationLoss)],
        [.. epochs.Select(epoch => epoch.TrainAccuracy)],
        [.. epochs.Select(epoch => epoch.ValidationAccuracy)])
    { Phases = phases };

    internal void Add(EpochRecord epoch) => epochs.Add(epoch);

    internal void Begin(string phase) => phases.Add(new Phase(epochs.Count + 1, phase));

    internal void Restore(IEnumerable<EpochRecord> kept, IEnumerable<Phase> keptPhases)
    {
        epochs.Clear();
        phases.Clear();
        epochs.AddRange(kept);
        phases.AddRange(keptPhases);
    }
}
