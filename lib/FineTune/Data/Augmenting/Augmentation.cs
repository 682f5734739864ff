using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>
/// Random changes of whole batches on their device, each image in its own way, decided by the seed, the epoch and the image's number alone:
/// neither the batch it is in nor the thread that makes it matters. The geometry of a batch is one grid_sample.
/// </summary>
public sealed record Augmentation
{
    /// <summary>The article's own: shear 0.2, zoom 0.2, half of the images mirrored.</summary>
    public static Augmentation Article { get; } = new() { Shear = 0.2, Zoom = 0.2, Flip = 0.5 };

    /// <summary>torchvision's for ImageNet: a crop of 8% to 100% of the area, half of the images mirrored.</summary>
    public static Augmentation ImageNet { get; } = new() { Crop = (0.08, 1) };

    /// <summary>No change at all.</summary>
    public static Augmentation None { get; } = new() { Flip = 0 };

    /// <summary>The probability of a mirror image, 0 to 1.</summary>
    public double Flip { get; init; } = 0.5;

    /// <summary>The largest turn to either side, in radians.</summary>
    public double Rotation { get; init; }

    /// <summary>The largest shear to either side, in radians.</summary>
    public double Shear { get; init; }

    /// <summary>The largest change of size: 0.2 scales by 0.8 to 1.2.</summary>
    public double Zoom { get; init; }

    /// <summary>The largest move, as a share of the image's side.</summary>
    public double Shift { get; init; }

    /// <summary>The smallest and largest share of the area that a random crop keeps, brought back to size; null for no crop.</summary>
    public (double Smallest, double Largest)? Crop { get; init; }

    /// <summary>The narrowest and widest proportion, width by height, of a random crop.</summary>
    public (double Narrowest, double Widest) Proportion { get; init; } = (3.0 / 4, 4.0 / 3);

    /// <summary>The largest change of brightness: 0.2 multiplies by 0.8 to 1.2.</summary>
    public double Brightness { get; init; }

    /// <summary>The largest change of contrast, around the image's mean grey.</summary>
    public double Contrast { get; init; }

    /// <summary>The largest change of saturation, around each pixel's grey.</summary>
    public double Saturation { get; init; }

    /// <summary>The largest turn of the hue to either side, as a share of the colour circle: at most 0.5.</summary>
    public double Hue { get; init; }

    /// <summary>The probability that a rectangle is painted over (Zhong and others, 2017, https://arxiv.org/abs/1708.04896), 0 to 1.</summary>
    public double Erase { get; init; }

    /// <summary>The smallest and largest share of the area that is painted over.</summary>
    public (double Smallest, double Largest) ErasedArea { get; init; } = (0.02, 0.33);

    /// <summary>Rows and columns of the result, for pixels that were loaded larger than the network wants them; null for the size they have.</summary>
    public int? Size { get; init; }

    /// <summary>What comes into view beyond the border: the border's own pixels, unless said otherwise.</summary>
    public GridSamplePaddingMode Outside { get; init; } = GridSamplePaddingMode.Border;

    /// <summary>The change of one image.</summary>
    /// <param name="seed">Another seed, other changes.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="image">The image's number in its set.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="width">Its columns.</param>
    public Change Draw(long seed, int epoch, long image, long height, long width) => Change.Draw(this, SplitMix64.Of(seed, epoch, image), (double)width / height);

    /// <summary>Changes each image in its own way.</summary>
    /// <param name="images">[N, 3, H, W], Float32, 0 to 1.</param>
    /// <param name="seed">Another seed, other changes.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="numbers">[N] the images' numbers in their set.</param>
    /// <returns>[N, 3, H, W] (or [N, 3, Size, Size]), Float32, 0 to 1.</returns>
    public Tensor Apply(Tensor images, long seed, int epoch, IReadOnlyList<long> numbers)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(numbers);
        return Apply(images, [.. numbers.Select(number => Draw(seed, epoch, number, images.shape[2], images.shape[3]))]);
    }

    /// <summary>Makes given changes.</summary>
    /// <param name="images">[N, 3, H, W], Float32, 0 to 1.</param>
    /// <param name="changes">[N] a change for each image.</param>
    /// <returns>[N, 3, H, W] (or [N, 3, Size, Size]), Float32, 0 to 1.</returns>
    /// <exception cref="ArgumentException">There are not as many changes as images.</exception>
    public Tensor Apply(Tensor images, IReadOnlyList<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count != images.shape[0]) throw new ArgumentException($"{changes.Count} changes for {images.shape[0]} images.", nameof(changes));
        using var scope = NewDisposeScope();
        var seen = Geometry.Apply(images, changes, Size ?? images.shape[2], Size ?? images.shape[3], Outside);
        return Erasure.Apply(Colours.Apply(seen, changes), changes).MoveToOuterDisposeScope();
    }

    /// <summary>What <see cref="Apply(Tensor, long, int, IReadOnlyList{long})"/> gives of some images of a set, normalised, from their bytes on the CPU.</summary>
    internal Tensor ApplyToBytes(Tensor pixels, long seed, int epoch, long[] picked, Normalisation normalisation)
    {
        using var scope = NewDisposeScope();
        var (height, width) = (pixels.shape[2], pixels.shape[3]);
        Change[] changes = [.. picked.Select(number => Draw(seed, epoch, number, height, width))];
        var recolours = Brightness != 0 || Contrast != 0 || Saturation != 0 || Hue != 0;
        var seen = PixelSampling.Apply(pixels, picked, changes, Size ?? height, Size ?? width, Outside, recolours ? Normalisation.None : normalisation);
        if (recolours) seen = normalisation.Apply(Colours.Apply(seen, changes));
        return Erasure.Apply(seen, changes, normalisation).MoveToOuterDisposeScope();
    }
}
