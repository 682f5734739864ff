using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Data.Cached;

/// <summary>What rows take.</summary>
internal static class RowBytes
{
    /// <exception cref="OverflowException">More than a number can say: a damaged header asks for it.</exception>
    internal static long Of(ScalarType dtype, params ReadOnlySpan<long> shape)
    {
        long bytes = dtype.ElementSize();
        foreach (var n in shape) bytes = checked(bytes * n);
        return bytes;
    }
}
