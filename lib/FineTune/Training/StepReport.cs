namespace FineTune.Training;

/// <summary>Where a training stands after a step.</summary>
/// <param name="Step">Steps taken so far.</param>
/// <param name="Loss">The loss of this step's batch.</param>
/// <param name="Averages">Over the batches of this run.</param>
/// <param name="Elapsed">Since this run began.</param>
public readonly record struct StepReport(long Step, double Loss, Averages Averages, TimeSpan Elapsed);
