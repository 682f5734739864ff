using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>The examples of two sources, the first's before the second's. Within a batch, too, the first's come first.</summary>
internal sealed record PooledSource(IBatchSource First, IBatchSource Second) : IBatchSource
{
    public int Count => First.Count + Second.Count;

    public IReadOnlyList<string> Classes => First.Classes;

    public Batch Make(long[] picked, int epoch)
    {
        var sides = picked.ToLookup(i => i < First.Count);
        if (!sides[false].Any()) return First.Make(picked, epoch);
        long[] late = [.. sides[false].Select(i => i - First.Count)];
        if (!sides[true].Any()) return Second.Make(late, epoch);
        using var one = First.Make([.. sides[true]], epoch);
        using var other = Second.Make(late, epoch);
        return new Batch(cat([one.Images, other.Images]), cat([one.Labels, other.Labels]), [.. one.Names, .. other.Names]);
    }
}
