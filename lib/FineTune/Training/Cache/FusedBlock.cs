using FineTune.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>A residual block whose BatchNorm is folded away: each convolution takes its ReLU along, the last one the short cut too.</summary>
internal sealed class FusedBlock : Composite
{
    // A basic block has two of them, a bottleneck three.
    private static readonly string[] Names = ["conv1", "conv2", "conv3"];

    private readonly Conv2d[] convolutions;
    private readonly nn.Module<Tensor, Tensor>? downsample;

    /// <param name="block">The block, which this one owns.</param>
    internal FusedBlock(ResidualBlock block) : base(nameof(FusedBlock))
    {
        convolutions = [.. Convolutions(block).Cast<Conv2d>()];
        downsample = block.Has("downsample") ? block["downsample"] : null;
        Add("block", block);
    }

    internal static bool CanBe(ResidualBlock block) => Convolutions(block).All(FusedPart.CanBe);

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var inner = convolutions[..^1].Aggregate(input, FusedConvolution.Relu);
        var around = downsample?.call(input) ?? input;
        return FusedConvolution.AddRelu(inner, around, convolutions[^1]).MoveToOuterDisposeScope();
    }

    private static IEnumerable<nn.Module> Convolutions(ResidualBlock block) => Names.Where(block.Has).Select(part => block[part]);
}
