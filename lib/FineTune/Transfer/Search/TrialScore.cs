namespace FineTune.Transfer;

/// <summary>How a recipe did at a rung, on images that it was not trained on.</summary>
/// <param name="Epochs">How many epochs it was trained for, from a fresh head.</param>
/// <param name="Accuracy">The share that is right after the last of them, 0 to 1.</param>
/// <param name="Loss">The mean cross-entropy, without smoothing.</param>
/// <param name="Seconds">What the training and the measuring took, features that had to be computed first included.</param>
public sealed record TrialScore(int Epochs, double Accuracy, double Loss, double Seconds);
