namespace FineTune.Training;

/// <summary>Where a fit stands.</summary>
/// <param name="Phase">What this part of the training is called; may be empty.</param>
/// <param name="Epoch">The epoch that runs, counted from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Batch">Batches of it that are done.</param>
/// <param name="Batches">How many there are.</param>
/// <param name="Loss">Mean loss of an image in this epoch.</param>
/// <param name="Accuracy">The share that was right in this epoch, 0 to 1.</param>
/// <param name="ImagesPerSecond">Trained on in this epoch.</param>
/// <param name="Left">Until the last epoch ends, without validation.</param>
public sealed record TrainingProgress(string Phase, int Epoch, int Epochs, int Batch, int Batches, double Loss, double Accuracy, double ImagesPerSecond, TimeSpan Left)
{
    /// <summary>The share of all epochs that is done, 0 to 1.</summary>
    public double Share => (Epoch - 1 + ((double)Batch / Batches)) / Epochs;
}
