using FineTune.Charts;

namespace FineTune.Training;

/// <summary>What happened in a training, epoch by epoch.</summary>
public sealed class History
{
    private readonly List<EpochRecord> epochs = [];

    /// <summary>The epochs, oldest first.</summary>
    public IReadOnlyList<EpochRecord> Epochs => epochs;

    /// <summary>Whether it was interrupted before its last epoch.</summary>
    public bool Interrupted { get; internal set; }

    /// <summary>The last epoch.</summary>
    /// <exception cref="InvalidOperationException">No epoch was finished.</exception>
    public EpochRecord Last => epochs.Count > 0 ? epochs[^1] : throw new InvalidOperationException("No epoch was finished.");

    /// <summary>The curves of this history, for a figure.</summary>
    /// <param name="name">What the run is called in the legend.</param>
    public Run AsRun(string name) => new(
        name,
        [.. epochs.Select(epoch => epoch.TrainLoss)],
        [.. epochs.Select(epoch => epoch.ValidationLoss)],
        [.. epochs.Select(epoch => epoch.TrainAccuracy)],
        [.. epochs.Select(epoch => epoch.ValidationAccuracy)]);

    internal void Add(EpochRecord epoch) => epochs.Add(epoch);
}
