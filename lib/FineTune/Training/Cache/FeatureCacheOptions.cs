using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>How what is frozen is computed once, and where it is kept.</summary>
public sealed record FeatureCacheOptions
{
    /// <summary>
    /// With augmentation: how many augmented views of each image are computed. Epoch e sees view e modulo Views, so with as many views as epochs
    /// the training is the one without a cache, to rounding. Without augmentation there is one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Views
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Views), value, "An image is seen in one view at least: set Views to 1 or more.");
    } = 5;

    /// <summary>Where the features are kept.</summary>
    public CachePlace Place { get; init; } = CachePlace.Automatic;

    /// <summary>
    /// What the frozen part is computed in. Float32 gives what the plain loop gives, to rounding; BFloat16 (or Float16 on a GPU) is several times faster
    /// where the processor has it, and rounds features to about 3 digits. What is kept, and what trains, is Float32 in any case.
    /// </summary>
    public ScalarType Precision { get; init; } = ScalarType.Float32;

    /// <summary>Images in a forward pass of the frozen part, at most; of large images fewer are taken, which is faster.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int BatchSize
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(BatchSize), value, "A forward pass takes one image at least: set BatchSize to 1 or more.");
    } = 32;

    /// <summary>Told as features are computed.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Stops the computation; nothing half-written stays behind.</summary>
    public CancellationToken Cancellation { get; init; }
}
