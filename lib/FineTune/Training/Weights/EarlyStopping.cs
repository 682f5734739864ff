namespace FineTune.Training;

/// <summary>
/// Ends a training when no epoch was better for a while (Prechelt, "Early Stopping - But When?", 1998). A pure function of the
/// epochs so far: nothing of it has to be kept in a checkpoint.
/// </summary>
/// <param name="Patience">How many epochs without a better one are borne: 1 or more.</param>
public sealed record EarlyStopping(int Patience)
{
    /// <summary>By how much an epoch has to be better to count.</summary>
    public double Margin { get; init; }

    /// <summary>Whether to stop after these epochs.</summary>
    /// <param name="epochs">The epochs of this training, oldest first.</param>
    /// <param name="by">By what they are compared.</param>
    public bool StopsAfter(IEnumerable<EpochRecord> epochs, BestBy by = BestBy.ValidationLoss)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        EpochRecord? best = null;
        var since = 0;
        foreach (var epoch in epochs)
        {
            var better = best is null || by.Prefers(epoch, best, Margin);
            (best, since) = better ? (epoch, 0) : (best, since + 1);
        }
        return since >= Math.Max(1, Patience);
    }
}
