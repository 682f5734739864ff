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

    internal void Add(EpochRecord epoch) => epochs.Add(epoch);
}
