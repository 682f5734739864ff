using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>Examples in batches, epoch by epoch. While one batch is in use, the next are made in the background.</summary>
public sealed class Batches
{
    private readonly bool shuffle;
    private readonly long seed;
    private (int Number, int Parts) part = (0, 1);

    internal Batches(IBatchSource source, int size, bool shuffle, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        (Source, Size, this.shuffle, this.seed) = (source, size, shuffle, seed);
    }

    /// <summary>Examples in a batch.</summary>
    public int Size { get; }

    /// <summary>Batches in an epoch.</summary>
    public int Count => (Source.Count + Size - 1) / Size;

    /// <summary>Examples in an epoch.</summary>
    public int Examples => Source.Count;

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> Classes => Source.Classes;

    /// <summary>How many batches are made ahead; 0 makes each when it is asked for, on the caller's thread.</summary>
    public int Ahead { get; set; } = 2;

    /// <summary>How many threads make them. The batches are the same for any number.</summary>
    public int Threads { get; set; } = 1;

    internal IBatchSource Source { get; }

    /// <summary>The batches of one epoch. Dispose each after use; to leave the loop early also ends the work in the background.</summary>
    /// <param name="epoch">Counted from 0; the same epoch of the same seed gives the same batches.</param>
    public IEnumerable<Batch> Epoch(int epoch)
    {
        var order = Order(epoch);
        return Prefetch.InOrder(Count, number => Source.Make(Own(order[(number * Size)..Math.Min((number + 1) * Size, order.Length)]), epoch), Ahead, Threads);
    }

    /// <summary>The same batches of other examples: as many, in the same order.</summary>
    internal Batches Of(IBatchSource source) => new(source, Size, shuffle, seed) { Ahead = Ahead, Threads = Threads, part = part };

    /// <summary>As many batches, each a part of what it was: one of several that together are the whole. A part may be empty.</summary>
    internal Batches Part(int number, int parts) => new(Source, Size, shuffle, seed) { Ahead = Ahead, Threads = Threads, part = (number, parts) };

    private long[] Own(long[] whole) => whole[(whole.Length * part.Number / part.Parts)..(whole.Length * (part.Number + 1) / part.Parts)];

    private long[] Order(int epoch)
    {
        if (!shuffle) return [.. Enumerable.Range(0, Source.Count).Select(i => (long)i)];
        using var generator = new Generator((ulong)((seed * 1_000_003) + epoch));
        using var order = randperm(Source.Count, generator: generator);
        return order.data<long>().ToArray();
    }
}
