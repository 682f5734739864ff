namespace FineTune.Charts;

/// <summary>What one training run recorded, an entry an epoch. A list may be empty, or shorter where the run was interrupted.</summary>
/// <param name="Name">The run's name, such as <c>"head only"</c>.</param>
/// <param name="TrainLoss">Mean loss over the training images.</param>
/// <param name="ValidationLoss">Mean loss over the validation images.</param>
/// <param name="TrainAccuracy">Share of training images classified rightly, 0 to 1.</param>
/// <param name="ValidationAccuracy">Share of validation images classified rightly, 0 to 1.</param>
public sealed record Run(
    string Name,
    IReadOnlyList<double> TrainLoss,
    IReadOnlyList<double> ValidationLoss,
    IReadOnlyList<double> TrainAccuracy,
    IReadOnlyList<double> ValidationAccuracy)
{
    /// <summary>Where training changed, such as the first epoch with layer4 unfrozen.</summary>
    public IReadOnlyList<Phase> Phases { get; init; } = [];
}

/// <summary>A part of a run.</summary>
/// <param name="FirstEpoch">Its first epoch, counted from 1.</param>
/// <param name="Name">What happens in it, such as <c>"unfreeze layer4"</c>.</param>
public sealed record Phase(int FirstEpoch, string Name);
