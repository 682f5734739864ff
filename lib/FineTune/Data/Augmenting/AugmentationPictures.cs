using FineTune.Charts;
using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>What an augmentation does, to look at.</summary>
public static class AugmentationPictures
{
    /// <summary>An image as it is, then as a network will see it in the first epochs.</summary>
    /// <param name="augmentation">The changes.</param>
    /// <param name="set">The images.</param>
    /// <param name="index">Which, counted from 0.</param>
    /// <param name="versions">How many changed ones.</param>
    /// <param name="seed">That of the batches: the versions are then those of its epochs 0, 1, 2, ...</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public static ImageGrid Show(this Augmentation augmentation, ImageSet set, int index, int versions = 7, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        ArgumentNullException.ThrowIfNull(set);
        var original = set.Picture(index, "as it is");
        using var scope = NewDisposeScope();
        var image = set.Pixels.narrow(0, index, 1).to(ScalarType.Float32).div_(255);
        return ImageGrid.Of(Enumerable.Range(0, versions).Select(Version).Prepend(original));

        Picture Version(int epoch)
        {
            var changed = augmentation.Apply(image, seed, epoch, [index]);
            var bytes = changed.squeeze(0).mul(255).round().clamp(0, 255).to(ScalarType.Byte).permute(1, 2, 0).contiguous();
            return new Picture(bytes.bytes.ToArray(), (int)bytes.shape[1], (int)bytes.shape[0], 3, $"epoch {epoch}");
        }
    }
}
