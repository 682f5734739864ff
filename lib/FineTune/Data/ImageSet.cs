using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>Images decoded and resized once, kept as bytes, with their classes.</summary>
public sealed class ImageSet : IDisposable
{
    private ImageSet(Tensor pixels, Tensor labels, IReadOnlyList<ImageItem> items, IReadOnlyList<string> classes)
        => (Pixels, Labels, Items, Classes) = (pixels, labels, items, classes);

    /// <summary>[N, 3, H, W], Byte, 0 to 255, on the CPU.</summary>
    public Tensor Pixels { get; }

    /// <summary>[N], Int64, on the CPU.</summary>
    public Tensor Labels { get; }

    /// <summary>The images in the order of <see cref="Pixels"/>.</summary>
    public IReadOnlyList<ImageItem> Items { get; }

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How many images there are.</summary>
    public int Count => Items.Count;

    /// <summary>Decodes images on all cores.</summary>
    /// <param name="items">Which, for example <see cref="Split.Train"/>.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="framing">The size they are brought to; it must give the same for all.</param>
    /// <exception cref="ImageException">A file is no usable image; the first in order is named.</exception>
    /// <exception cref="ArgumentException">There are no items.</exception>
    public static ImageSet Load(IReadOnlyList<ImageItem> items, IReadOnlyList<string> classes, Framing framing)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0) throw new ArgumentException("An image set needs at least one image.", nameof(items));
        var request = new DecodeRequest { Framing = framing };
        var decoded = items.AsParallel().AsOrdered().Select(item => ImageDecoder.Default.DecodeFile(item.Path, request)).ToArray();
        var (width, height) = (decoded[0].Width, decoded[0].Height);
        var bytes = new byte[(long)items.Count * height * width * 3];
        for (var i = 0; i < decoded.Length; i++)
        {
            if (decoded[i].Width != width || decoded[i].Height != height) throw new ArgumentException(
                $"{items[i].Name} is {decoded[i].Width}x{decoded[i].Height} and the images before it {width}x{height}: choose a framing that gives one size.", nameof(framing));
            decoded[i].Data.CopyTo(bytes, (long)i * height * width * 3);
        }
        return new ImageSet(Planes(bytes, items.Count, height, width), tensor(items.Select(item => (long)item.Label).ToArray()), items, classes);
    }

    /// <summary>This set in batches for a network.</summary>
    /// <param name="size">Images in a batch; the last may have fewer.</param>
    /// <param name="shuffle">Each epoch in another order, the same for the same seed.</param>
    /// <param name="seed">Decides the orders and the augmentation.</param>
    /// <param name="augmentation">Random changes of each batch; null for none.</param>
    /// <param name="device">Where the batches go; the CPU unless said otherwise.</param>
    public Batches InBatches(int size, bool shuffle = false, long seed = 0, Augmentation? augmentation = null, Device? device = null)
        => new(this, size, shuffle, seed, augmentation, device);

    /// <summary>Gives the tensors' memory back.</summary>
    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
    }

    private static Tensor Planes(byte[] bytes, long count, long height, long width)
    {
        using var rows = tensor(bytes, [count, height, width, 3]);
        using var channelsFirst = rows.permute(0, 3, 1, 2);
        return channelsFirst.contiguous();
    }
}
