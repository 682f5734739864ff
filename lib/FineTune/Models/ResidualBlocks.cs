using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FineTune.Models;

/// <summary>What the two kinds of residual block share: the short cut around them.</summary>
internal abstract class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly Sequential? downsample;

    protected ResidualBlock(string name, long channels, long outputs, long stride) : base(name)
    {
        if (stride == 1 && channels == outputs) return;
        downsample = Sequential(Conv2d(channels, outputs, 1, stride: stride, bias: false), BatchNorm2d(outputs));
    }

    public override Tensor forward(Tensor input)
    {
        using var inside = Residual(input);
        if (downsample is null) return inside.add_(input).relu_().alias();
        using var around = downsample.call(input);
        return inside.add_(around).relu_().alias();
    }

    protected abstract Tensor Residual(Tensor input);

    /// <summary>Registered last, as in torchvision.</summary>
    protected void RegisterShortCut()
    {
        if (downsample is not null) register_module("downsample", downsample);
    }

    /// <summary>relu(bn(conv(x))), or bn(conv(x)) where there is no relu.</summary>
    protected static Tensor Convolved(Tensor input, Conv2d convolution, BatchNorm2d norm, bool relu)
    {
        using var convolved = convolution.call(input);
        var normalised = norm.call(convolved);
        return relu ? normalised.relu_() : normalised;
    }
}

/// <summary>Two 3x3 convolutions: the block of ResNet-18 and 34.</summary>
internal sealed class BasicBlock : ResidualBlock
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;

    public BasicBlock(long channels, long width, long stride) : base(nameof(BasicBlock), channels, width, stride)
    {
        register_module("conv1", conv1 = Conv2d(channels, width, 3, stride: stride, padding: 1, bias: false));
        register_module("bn1", bn1 = BatchNorm2d(width));
        register_module("conv2", conv2 = Conv2d(width, width, 3, padding: 1, bias: false));
        register_module("bn2", bn2 = BatchNorm2d(width));
        RegisterShortCut();
    }

    protected override Tensor Residual(Tensor input)
    {
        using var first = Convolved(input, conv1, bn1, relu: true);
        return Convolved(first, conv2, bn2, relu: false);
    }
}

/// <summary>1x1, 3x3 and 1x1 convolutions: the block of ResNet-50 and deeper.</summary>
internal sealed class Bottleneck : ResidualBlock
{
    public const long Expansion = 4;

    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Conv2d conv3;
    private readonly BatchNorm2d bn3;

    public Bottleneck(long channels, long width, long stride) : base(nameof(Bottleneck), channels, width * Expansion, stride)
    {
        register_module("conv1", conv1 = Conv2d(channels, width, 1, bias: false));
        register_module("bn1", bn1 = BatchNorm2d(width));
        register_module("conv2", conv2 = Conv2d(width, width, 3, stride: stride, padding: 1, bias: false));
        register_module("bn2", bn2 = BatchNorm2d(width));
        register_module("conv3", conv3 = Conv2d(width, width * Expansion, 1, bias: false));
        register_module("bn3", bn3 = BatchNorm2d(width * Expansion));
        RegisterShortCut();
    }

    protected override Tensor Residual(Tensor input)
    {
        using var first = Convolved(input, conv1, bn1, relu: true);
        using var second = Convolved(first, conv2, bn2, relu: true);
        return Convolved(second, conv3, bn3, relu: false);
    }
}
