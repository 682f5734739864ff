namespace FineTune.Training;

/// <summary>Where a training stands after a batch.</summary>
/// <param name="Step">Steps taken so far.</param>
/// <param name="Loss">The loss of this batch.</param>
/// <param name="Averages">Over the batches of this run.</param>
/// <param name="Elapsed">Since this run began.</param>
public readonly record struct StepReport(long Step, double Loss, Averages Averages, TimeSpan Elapsed)
{
    /// <summary>Whether this batch ended a step; with accumulation not every batch does.</summary>
    public bool Stepped { get; init; } = true;
}
