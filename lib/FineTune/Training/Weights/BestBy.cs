namespace FineTune.Training;

/// <summary>By what an epoch is called better than another.</summary>
public enum BestBy
{
    /// <summary>The lower loss on the validation images; without any, on the training images.</summary>
    ValidationLoss,

    /// <summary>The higher accuracy on the validation images, then the lower loss; without any, on the training images.</summary>
    ValidationAccuracy,

    /// <summary>The lower loss on the training images.</summary>
    TrainLoss,
}

/// <summary>Epochs compared.</summary>
internal static class Comparison
{
    /// <summary>Whether an epoch is better than another by more than the margin.</summary>
    internal static bool Prefers(this BestBy by, EpochRecord epoch, EpochRecord than, double margin = 0)
    {
        if (by != BestBy.ValidationAccuracy) return Loss(by, epoch) < Loss(by, than) - margin;
        var gained = Accuracy(epoch) - Accuracy(than);
        return gained > margin || (gained == 0 && margin == 0 && Loss(by, epoch) < Loss(by, than));
    }

    private static double Loss(BestBy by, EpochRecord epoch)
        => by == BestBy.TrainLoss || double.IsNaN(epoch.ValidationLoss) ? epoch.TrainLoss : epoch.ValidationLoss;

    private static double Accuracy(EpochRecord epoch) => double.IsNaN(epoch.ValidationAccuracy) ? epoch.TrainAccuracy : epoch.ValidationAccuracy;
}
