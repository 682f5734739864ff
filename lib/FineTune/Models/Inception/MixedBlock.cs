using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FineTune.Models.Inception;

/// <summary>Branches over the same maps, joined along the channels.</summary>
internal abstract class MixedBlock(string name, Device? device) : Composite(name)
{
    public override Tensor forward(Tensor input)
    {
        var branches = Branches(input);
        var joined = cat(branches, 1);
        foreach (var branch in branches) branch.Dispose();
        return joined;
    }

    protected abstract Tensor[] Branches(Tensor input);

    /// <summary>A convolution that keeps the map's size.</summary>
    protected void AddSame(string part, long channels, long width, long rows, long columns)
        => Add(part, new ConvolutionBlock(channels, width, (rows, columns), padded: true, device: device));

    /// <summary>A 3x3 convolution that halves the map.</summary>
    protected void AddHalving(string part, long channels, long width)
        => Add(part, new ConvolutionBlock(channels, width, (3, 3), stride: 2, device: device));

    protected Tensor Averaged(Tensor input)
    {
        using var pooled = functional.avg_pool2d(input, 3, stride: 1, padding: 1);
        return Through(pooled, "branch_pool");
    }

    protected static Tensor Halved(Tensor input) => functional.max_pool2d(input, 3, stride: 2);

    /// <summary>Two parts over the same tensor, joined along the channels.</summary>
    protected Tensor Forked(Tensor input, string one, string other)
    {
        using var first = Through(input, one);
        using var second = Through(input, other);
        return cat([first, second], 1);
    }
}
