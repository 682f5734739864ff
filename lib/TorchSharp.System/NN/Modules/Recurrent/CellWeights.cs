using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the recurrent cells share: their weights, and a state of zeros.</summary>
internal static class CellWeights
{
    /// <summary>weight_ih, weight_hh, bias_ih and bias_hh of U(-1/√hidden, 1/√hidden), PyTorch's own.</summary>
    internal static void Draw(nn.Module cell, long input, long hidden, bool bias, int gates, Device? device, ScalarType? dtype)
    {
        var bound = 1 / Math.Sqrt(hidden);
        cell.register_parameter("weight_ih", Drawn(gates * hidden, input));
        cell.register_parameter("weight_hh", Drawn(gates * hidden, hidden));
        if (!bias) return;
        cell.register_parameter("bias_ih", Drawn(gates * hidden));
        cell.register_parameter("bias_hh", Drawn(gates * hidden));

        Parameter Drawn(params long[] size) => new(nn.init.uniform_(empty(size, dtype, device), -bound, bound));
    }

    /// <summary>[N, hidden], or [hidden] of one sample.</summary>
    internal static Tensor Start(Tensor input, Tensor weight_hh)
        => zeros([.. input.shape[..^1], weight_hh.shape[1]], input.dtype, input.device);
}
