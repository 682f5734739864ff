using FineTune.Charts;

namespace FineTune.Training;

/// <summary>What of a checkpoint is no tensor.</summary>
internal sealed record CheckpointState(int Format, Position Position, Setting Setting, IReadOnlyList<EpochRecord> Epochs, IReadOnlyList<Phase> Phases, EpochRecord? Best)
{
    internal const int CurrentFormat = 1;

    internal int Fit => Position.Fit;
}

/// <summary>Where a training stands: between two steps of an epoch of a fit.</summary>
/// <param name="Fit">Which call of Fit, counted from 0.</param>
/// <param name="Epoch">Epochs of it that are done.</param>
/// <param name="Batch">Batches of the next epoch that are done.</param>
/// <param name="Step">Steps of the fit that are taken.</param>
/// <param name="LossSum">Of the images of that epoch so far.</param>
/// <param name="Correct">Of the images of that epoch so far.</param>
/// <param name="Count">Images of that epoch so far.</param>
/// <param name="Seconds">That epoch has taken so far.</param>
/// <param name="FirstEpoch">Epochs that were in the history when the fit began.</param>
/// <param name="Last">A hash of the names in the last batch of that epoch so far, by which another order of the data shows.</param>
internal sealed record Position(int Fit, int Epoch, int Batch, long Step, double LossSum, double Correct, long Count, double Seconds, int FirstEpoch, string Last);

/// <summary>What has to be the same for a training to go on as if it had not been stopped.</summary>
internal sealed record Setting(string Optimizer, string Route, int Epochs, int Batches, int Examples, IReadOnlyList<string> Learning)
{
    /// <summary>What differs, in words; empty if nothing does.</summary>
    internal IEnumerable<string> DifferencesFrom(Setting now)
    {
        if (Optimizer != now.Optimizer) yield return $"the optimiser was {Optimizer} and is {now.Optimizer}";
        if (Route != now.Route) yield return $"what is frozen ran as \"{Route}\" and runs as \"{now.Route}\"";
        if (Epochs != now.Epochs) yield return $"{Epochs} epochs were asked for and now {now.Epochs}";
        if ((Batches, Examples) != (now.Batches, now.Examples)) yield return $"an epoch had {Examples} images in {Batches} batches and has {now.Examples} in {now.Batches}";
        var (frozen, unfrozen) = (Learning.Except(now.Learning).ToArray(), now.Learning.Except(Learning).ToArray());
        if (frozen.Length > 0) yield return $"{frozen.Length} parameters learned that are frozen now, such as {frozen[0]}";
        if (unfrozen.Length > 0) yield return $"{unfrozen.Length} parameters were frozen that learn now, such as {unfrozen[0]}";
    }
}
