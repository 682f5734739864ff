namespace FineTune.Training;

/// <summary>One epoch of a training.</summary>
/// <param name="Epoch">Counted from 1 over the whole history.</param>
/// <param name="TrainLoss">Mean loss of an example while it was trained on.</param>
/// <param name="TrainAccuracy">The share that was right then, 0 to 1.</param>
/// <param name="ValidationLoss">Mean loss after the epoch; NaN without validation.</param>
/// <param name="ValidationAccuracy">The share that is right after the epoch, 0 to 1; NaN without validation.</param>
/// <param name="Seconds">Training and validation together.</param>
public sealed record EpochRecord(int Epoch, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy, double Seconds);
