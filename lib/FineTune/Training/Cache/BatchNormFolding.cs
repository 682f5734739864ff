using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// In inference mode BatchNorm multiplies and shifts each channel by constants, which the convolution before it can do as well: its weights times
/// gamma / sqrt(variance + eps), its bias moved along (Jacob and others, 2017, https://arxiv.org/abs/1712.05877, section 3.2).
/// </summary>
internal static class BatchNormFolding
{
    /// <summary>Weights [out, in, kH, kW] and bias [out], Float32, of each convolution that does both; the modules stay as they are.</summary>
    /// <param name="pairs">On one device. The channels of all are computed side by side: a GPU takes as long for a hundred as for twenty thousand.</param>
    internal static (Tensor Weight, Tensor Bias)[] Fold(IReadOnlyList<(Conv2d Convolution, BatchNorm2d Norm)> pairs)
    {
        if (pairs.Count == 0) return [];
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var device = pairs[0].Convolution.weight.device;
        var eps = tensor(pairs.SelectMany(pair => Enumerable.Repeat(pair.Norm.eps, (int)pair.Norm.num_features)).ToArray(), device: device);
        var factor = (All(pair => pair.Norm.running_var!) + eps).rsqrt();
        factor = All(pair => pair.Norm.affine ? pair.Norm.weight : ones_like(pair.Norm.running_var!)) * factor;
        var bias = All(pair => pair.Norm.running_mean!).neg();
        if (pairs.Any(pair => pair.Convolution.bias is not null)) bias = bias + All(pair => pair.Convolution.bias ?? zeros_like(pair.Norm.running_mean!));
        bias = (bias * factor) + All(pair => pair.Norm.affine ? pair.Norm.bias! : zeros_like(pair.Norm.running_mean!));
        long[] widths = [.. pairs.Select(pair => pair.Norm.num_features)];
        return
        [
            .. pairs.Zip(factor.split(widths), bias.to(ScalarType.Float32).split(widths)).Select(part => (
                part.First.Convolution.weight.detach().mul(part.Second.view(-1, 1, 1, 1)).to(ScalarType.Float32).MoveToOuterDisposeScope(),
                part.Third.MoveToOuterDisposeScope())),
        ];

        Tensor All(Func<(Conv2d Convolution, BatchNorm2d Norm), Tensor> part) => cat([.. pairs.Select(pair => part(pair).detach())]).to(ScalarType.Float64);
    }
}
