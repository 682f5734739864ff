using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>Images decoded and resized once, kept as bytes in memory or in a mapped file, with their classes.</summary>
public sealed class ImageSet : IDisposable
{
    private ImageSet(Tensor pixels, Tensor labels, IReadOnlyList<ImageItem> items, IReadOnlyList<string> classes, BadFiles badFiles)
        => (Pixels, Labels, Items, Classes, BadFiles) = (pixels, labels, items, classes, badFiles);

    /// <summary>[N, 3, H, W], Byte, 0 to 255, on the CPU; of a large set, a mapped file.</summary>
    public Tensor Pixels { get; }

    /// <summary>[N], Int64, on the CPU.</summary>
    public Tensor Labels { get; }

    /// <summary>The images in the order of <see cref="Pixels"/>.</summary>
    public IReadOnlyList<ImageItem> Items { get; }

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The files that were skipped, with what is wrong with each.</summary>
    public BadFiles BadFiles { get; }

    /// <summary>How many images there are.</summary>
    public int Count => Items.Count;

    /// <summary>Decodes images on all cores, or finds them decoded.</summary>
    /// <param name="items">Which, for example <see cref="Split.Train"/>.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="framing">The size they are brought to; it must give the same for all.</param>
    /// <param name="place">Where the pixels are kept; <see cref="CachePlace.Automatic"/> if left out.</param>
    /// <param name="onBadFile">Whether a file that is no usable image is refused or skipped.</param>
    /// <param name="progress">Told as images are read and decoded, from any thread.</param>
    /// <param name="cancellation">Stops the loading; nothing half-written stays behind.</param>
    /// <exception cref="ImageException">A file is no usable image, and bad files are refused; the first in order is named.</exception>
    /// <exception cref="ArgumentException">There are no items, or they are of several sizes.</exception>
    /// <exception cref="InvalidDataException">No image of a class is usable.</exception>
    public static ImageSet Load(
        IReadOnlyList<ImageItem> items, IReadOnlyList<string> classes, Framing framing, CachePlace? place = null,
        OnBadFile onBadFile = OnBadFile.Refuse, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(framing);
        if (items.Count == 0) throw new ArgumentException("An image set needs at least one image.", nameof(items));
        var loading = new ImageLoading(items, framing, onBadFile, progress, cancellation);
        var (pixels, kept) = loading.Load(place ?? CachePlace.Automatic);
        try
        {
            var bad = BadFiles.Of(items, loading.Faults);
            ImageItem[] usable = [.. kept.Select(i => items[i])];
            RequireEveryClass(items, usable, classes, bad);
            return new ImageSet(pixels, tensor(usable.Select(item => (long)item.Label).ToArray()), usable, classes, bad);
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }

    /// <summary>This set in batches for a network.</summary>
    /// <param name="size">Images in a batch; the last may have fewer.</param>
    /// <param name="shuffle">Each epoch in another order, the same for the same seed.</param>
    /// <param name="seed">Decides the orders and the augmentation.</param>
    /// <param name="augmentation">Random changes of each image; null for none.</param>
    /// <param name="device">Where the batches go; the CPU unless said otherwise.</param>
    /// <param name="normalisation">What the network expects; <see cref="Normalisation.ImageNet"/> if left out.</param>
    public Batches InBatches(int size, bool shuffle = false, long seed = 0, Augmentation? augmentation = null, Device? device = null, Normalisation? normalisation = null)
        => new(new ImageBatches(this, seed, augmentation, device ?? CPU, normalisation ?? Normalisation.ImageNet), size, shuffle, seed);

    /// <summary>Gives the tensors' memory back; a cached file stays for the next time.</summary>
    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
    }

    private static void RequireEveryClass(IReadOnlyList<ImageItem> items, ImageItem[] usable, IReadOnlyList<string> classes, BadFiles bad)
    {
        var left = usable.Select(item => item.Label).ToHashSet();
        if (items.FirstOrDefault(item => !left.Contains(item.Label)) is { } lost)
            throw new InvalidDataException($"No image of the class '{classes[lost.Label]}' can be used. {bad}");
    }
}
