using static TorchSharp.torch;

namespace FineTune.Data.Cached;

/// <summary>Rows in a tensor.</summary>
internal sealed class MemoryRows(int rows, long[] rowShape, ScalarType dtype) : IRowSink
{
    private readonly Tensor all = empty([rows, .. rowShape], dtype);
    private bool finished;

    public void Write(int row, ReadOnlySpan<byte> bytes)
    {
        using var one = all.select(0, row);
        bytes.CopyTo(one.bytes);
    }

    public Tensor Finish(IReadOnlyList<int>? kept = null)
    {
        if (kept is null)
        {
            finished = true;
            return all;
        }
        using var index = tensor(kept.Select(row => (long)row).ToArray());
        return all.index_select(0, index);
    }

    public void Dispose()
    {
        if (!finished) all.Dispose();
    }
}
