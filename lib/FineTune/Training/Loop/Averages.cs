namespace FineTune.Training;

/// <summary>Loss and accuracy over the examples seen so far.</summary>
public sealed class Averages
{
    /// <summary>How many examples were seen.</summary>
    public long Count { get; private set; }

    /// <summary>The mean loss of an example; NaN before the first.</summary>
    public double Loss => LossSum / Count;

    /// <summary>The share that was right, 0 to 1; NaN before the first.</summary>
    public double Accuracy => Correct / Count;

    internal double LossSum { get; private set; }

    internal double Correct { get; private set; }

    internal static Averages Of(double lossSum, double correct, long count) => new() { LossSum = lossSum, Correct = correct, Count = count };

    /// <summary>Adds a batch.</summary>
    /// <param name="meanLoss">The batch's mean loss.</param>
    /// <param name="count">Its examples.</param>
    /// <param name="right">How many of them were right.</param>
    public void Add(double meanLoss, long count, double right)
    {
        LossSum += meanLoss * count;
        Correct += right;
        Count += count;
    }
}
