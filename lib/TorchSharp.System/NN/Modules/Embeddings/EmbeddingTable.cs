using TorchSharp.Door;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>How a table of rows is drawn and read; <paramref name="PaddingIndex"/> is a row that stays zero and never learns.</summary>
internal sealed record EmbeddingTable(long? PaddingIndex, double? MaxNorm, double NormType, bool ScaleByFrequency, bool Sparse)
{
    /// <summary>A row counted from the end where it is negative; -1 is TorchSharp's word for none.</summary>
    internal static long? Row(long? index, long rows) => index is null or -1 ? null : index < 0 ? index + rows : index;

    internal static Parameter Given(Tensor rows, bool freeze, Device? device, ScalarType? dtype)
        => new(rows.detach().to(dtype ?? rows.dtype, device ?? rows.device), !freeze);

    /// <summary>Rows of N(0, 1).</summary>
    internal Parameter Drawn(long rows, long dims, Device? device, ScalarType? dtype)
    {
        var weight = nn.init.normal_(empty(rows, dims, dtype, device));
        if (PaddingIndex is { } padding)
        {
            using var row = weight.select(0, padding);
            _ = row.zero_();
        }
        return new Parameter(weight);
    }

    /// <summary>Shortens, in place, the rows that are about to be read and are longer than the bound.</summary>
    internal void Bound(Tensor weight, Tensor indices)
    {
        if (MaxNorm is not { } bound) return;
        using var frozen = no_grad();
        using var flat = indices.contiguous();
        Aten.Nothing("embedding_renorm_", weight, flat, bound, NormType);
    }
}
