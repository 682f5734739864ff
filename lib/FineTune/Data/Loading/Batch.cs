using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>Some images and their classes, ready for a network.</summary>
/// <param name="Images">[N, 3, H, W], Float32, normalised, on the device; from a feature cache, [N, ...] what the frozen part makes of them.</param>
/// <param name="Labels">[N], Int64, on the device.</param>
/// <param name="Names">The images' names, for messages.</param>
public sealed record Batch(Tensor Images, Tensor Labels, IReadOnlyList<string> Names) : IDisposable
{
    /// <summary>Gives the tensors' memory back.</summary>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }

    /// <summary>The names of the images.</summary>
    public override string ToString() => string.Join(", ", Names);
}
