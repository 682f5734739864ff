namespace FineTune.Training;

/// <summary>Loss and accuracy over the examples seen so far.</summary>
public sealed class Averages
{
    private double lossSum;
    private double correct;

    /// <summary>How many examples were seen.</summary>
    public long Count { get; private set; }

    /// <summary>The mean loss of an example; NaN before the first.</summary>
    public double Loss => lossSum / Count;

    /// <summary>The share that was right, 0 to 1; NaN before the first.</summary>
    public double Accuracy => correct / Count;

    /// <summary>Adds a batch.</summary>
    /// <param name="meanLoss">The batch's mean loss.</param>
    /// <param name="count">Its examples.</param>
    /// <param name="right">How many of them were right.</param>
    public void Add(double meanLoss, long count, double right)
    {
        lossSum += meanLoss * count;
        correct += right;
        Count += count;
    }
}
