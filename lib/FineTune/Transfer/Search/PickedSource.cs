using FineTune.Data;

namespace FineTune.Transfer;

/// <summary>Some of the examples of a source.</summary>
internal sealed record PickedSource(IBatchSource Whole, long[] Rows) : IBatchSource
{
    public int Count => Rows.Length;

    public IReadOnlyList<string> Classes => Whole.Classes;

    public Batch Make(long[] picked, int epoch) => Whole.Make(Array.ConvertAll(picked, i => Rows[i]), epoch);
}
