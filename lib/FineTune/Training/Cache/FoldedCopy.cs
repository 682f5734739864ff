using FineTune.Models;
using FineTune.Surgery;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>Gives an empty copy of a trunk its weights: BatchNorm folded into the convolutions, channels last, in the precision asked for.</summary>
internal sealed class FoldedCopy(StageRun trunk, StageRun copied, ScalarType precision)
{
    // Both list their modules in the same order.
    private readonly Dictionary<nn.Module, nn.Module> sources = copied.modules().Zip(trunk.modules()).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>Fills the modules of the copied stages, wherever in the backbone they stand.</summary>
    internal void Fill(Backbone copy)
    {
        using var frozen = no_grad();
        var normed = new List<(Conv2d Target, Conv2d Source, BatchNorm2d Norm)>();
        foreach (var owner in copy.modules().Append(copy).OfType<Composite>().Distinct().ToArray())
        {
            var parts = owner.named_children().ToArray();
            for (var i = 0; i < parts.Length; i++)
            {
                if (!sources.TryGetValue(parts[i].module, out var source)) continue;
                if (parts[i].module is Linear linear) Fill(linear, (Linear)source);
                if (parts[i].module is not Conv2d convolution) continue;
                if (i + 1 < parts.Length && Behind(convolution, parts[i + 1].module) is { } norm)
                {
                    normed.Add((convolution, (Conv2d)source, norm));
                    owner.Exchange(parts[i + 1].name, nn.Identity());
                }
                else
                {
                    using var scope = NewDisposeScope();
                    Fill(convolution, ((Conv2d)source).weight.detach(), ((Conv2d)source).bias?.detach());
                }
            }
        }
        // On the CPU one after the other takes no longer, and less memory.
        var atOnce = IsOnCuda ? Math.Max(1, normed.Count) : 1;
        foreach (var some in normed.Chunk(atOnce)) Fold(some);
#if FUSED
        if (IsOnCuda) FusedCopy.Fuse(copy, sources.ContainsKey);
#endif
    }

    private bool IsOnCuda => sources.Values.SelectMany(source => source.parameters()).FirstOrDefault()?.device.type == DeviceType.CUDA;

    private void Fold((Conv2d Target, Conv2d Source, BatchNorm2d Norm)[] some)
    {
        using var scope = NewDisposeScope();
        foreach (var (one, (weight, bias)) in some.Zip(BatchNormFolding.Fold([.. some.Select(one => (one.Source, one.Norm))]))) Fill(one.Target, weight, bias);
    }

    private BatchNorm2d? Behind(Conv2d convolution, nn.Module next)
        => sources.TryGetValue(next, out var source) && source is BatchNorm2d norm && norm.num_features == convolution.out_channels ? norm : null;

    private void Fill(Conv2d target, Tensor weight, Tensor? bias)
    {
        using Tensor empty = target.weight;
        using Tensor? none = target.bias;
        target.weight = Kept(ChannelsLast.Of(weight.to(precision)));
        if (bias is not null) target.bias = Kept(bias.to(precision, copy: true));
    }

    private void Fill(Linear target, Linear source)
    {
        using var scope = NewDisposeScope();
        using Tensor empty = target.weight;
        using Tensor? none = target.bias;
        target.weight = Kept(source.weight.detach().to(precision, copy: true));
        if (source.bias is { } bias) target.bias = Kept(bias.detach().to(precision, copy: true));
    }

    private static Parameter Kept(Tensor values) => nn.Parameter(values.DetachFromDisposeScope(), requires_grad: false);
}
