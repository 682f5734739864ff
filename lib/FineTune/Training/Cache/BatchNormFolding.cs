using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// In inference mode BatchNorm multiplies and shifts each channel by constants, which the convolution before it can do as well: its weights times
/// gamma / sqrt(variance + eps), its bias moved along (Jacob and others, 2017, https://arxiv.org/abs/1712.05877, section 3.2).
/// </summary>
internal static class BatchNormFolding
{
    /// <summary>Weights [out, in, kH, kW] and bias [out], Float32, of the convolution that does both; the modules stay as they are.</summary>
    internal static (Tensor Weight, Tensor Bias) Fold(Conv2d convolution, BatchNorm2d norm)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var factor = (Wide(norm.running_var!) + norm.eps).rsqrt();
        if (norm.affine) factor = Wide(norm.weight) * factor;
        var bias = Wide(norm.running_mean!).neg();
        if (convolution.bias is { } before) bias = bias + Wide(before);
        bias = bias * factor;
        if (norm.affine) bias = bias + Wide(norm.bias!);
        var weight = convolution.weight.detach().to(ScalarType.Float64, copy: true).mul_(factor.view(-1, 1, 1, 1));
        return (weight.to(ScalarType.Float32).MoveToOuterDisposeScope(), bias.to(ScalarType.Float32).MoveToOuterDisposeScope());
    }

    private static Tensor Wide(Tensor values) => values.detach().to(ScalarType.Float64);
}
