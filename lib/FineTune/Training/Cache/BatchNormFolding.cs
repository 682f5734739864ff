using FineTune.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// In inference mode BatchNorm multiplies and shifts each channel by constants, which the convolution before it can do as well: its weights times
/// gamma / sqrt(variance + eps), its bias moved along (Jacob and others, 2017, https://arxiv.org/abs/1712.05877, section 3.2).
/// </summary>
internal static class BatchNormFolding
{
    /// <summary>Folds every BatchNorm that stands right behind a convolution, and changes the module for good.</summary>
    internal static void Fold(nn.Module module)
    {
        foreach (var owner in module.modules().Append(module).OfType<Composite>().Distinct().ToArray())
        {
            var parts = owner.named_children().ToArray();
            for (var i = 1; i < parts.Length; i++)
            {
                if (parts[i - 1].module is not Conv2d convolution || parts[i].module is not BatchNorm2d norm || norm.num_features != convolution.out_channels) continue;
                Fold(convolution, norm);
                owner.Exchange(parts[i].name, nn.Identity());
            }
        }
    }

    private static void Fold(Conv2d convolution, BatchNorm2d norm)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var factor = (Wide(norm.running_var!) + norm.eps).rsqrt();
        if (norm.affine) factor = Wide(norm.weight) * factor;
        var bias = Wide(norm.running_mean!).neg();
        if (convolution.bias is { } before) bias = bias + Wide(before);
        bias = bias * factor;
        if (norm.affine) bias = bias + Wide(norm.bias!);
        var weight = Wide(convolution.weight) * factor.view(-1, 1, 1, 1);
        convolution.weight = nn.Parameter(weight.to(ScalarType.Float32).DetachFromDisposeScope(), requires_grad: false);
        convolution.bias = nn.Parameter(bias.to(ScalarType.Float32).DetachFromDisposeScope(), requires_grad: false);
    }

    private static Tensor Wide(Tensor values) => values.detach().to(ScalarType.Float64);
}
