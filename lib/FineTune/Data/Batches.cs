using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>An image set in batches, epoch by epoch.</summary>
public sealed class Batches
{
    private readonly ImageSet set;
    private readonly bool shuffle;
    private readonly long seed;
    private readonly Augmentation? augmentation;
    private readonly Device device;

    internal Batches(ImageSet set, int size, bool shuffle, long seed, Augmentation? augmentation, Device? device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        (this.set, Size, this.shuffle, this.seed, this.augmentation) = (set, size, shuffle, seed, augmentation);
        this.device = device ?? CPU;
    }

    /// <summary>Images in a batch.</summary>
    public int Size { get; }

    /// <summary>Batches in an epoch.</summary>
    public int Count => (set.Count + Size - 1) / Size;

    /// <summary>Images in an epoch.</summary>
    public int Examples => set.Count;

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> Classes => set.Classes;

    /// <summary>The batches of one epoch. Dispose each after use.</summary>
    /// <param name="epoch">Counted from 0; the same epoch of the same seed gives the same batches.</param>
    public IEnumerable<Batch> Epoch(int epoch)
    {
        using var generator = new Generator((ulong)((seed * 1_000_003) + epoch));
        var order = Order(generator);
        for (var start = 0; start < order.Length; start += Size) yield return Batch(order[start..Math.Min(start + Size, order.Length)], generator);
    }

    private long[] Order(Generator generator)
    {
        if (!shuffle) return [.. Enumerable.Range(0, set.Count).Select(i => (long)i)];
        using var order = randperm(set.Count, generator: generator);
        return order.data<long>().ToArray();
    }

    private Batch Batch(long[] picked, Generator generator)
    {
        using var scope = NewDisposeScope();
        var index = tensor(picked);
        var images = set.Pixels.index_select(0, index).to(device).to(ScalarType.Float32).div_(255);
        if (augmentation is not null) images = augmentation.Apply(images, generator);
        var normalised = Normalisation.ImageNet.Apply(images).MoveToOuterDisposeScope();
        var labels = set.Labels.index_select(0, index).to(device).MoveToOuterDisposeScope();
        return new Batch(normalised, labels, picked.Select(i => set.Items[(int)i].Name).ToArray());
    }
}
