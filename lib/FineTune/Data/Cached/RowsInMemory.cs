using static TorchSharp.torch;

namespace FineTune.Data.Cached;

/// <summary>Rows in a tensor, which goes with them.</summary>
/// <param name="all">[N, row...], on the CPU or a GPU.</param>
internal sealed class RowsInMemory(Tensor all) : KeptRows
{
    private readonly Tensor all = all.DetachFromDisposeScope();

    internal override long[] Shape => all.shape;

    internal override ScalarType Dtype => all.dtype;

    internal override Tensor All() => all.alias();

    internal override Tensor Pick(long[] rows)
    {
        using var index = tensor(rows, device: all.device);
        return all.index_select(0, index);
    }

    public override void Dispose() => all.Dispose();
}
