using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FineTune.Models;

/// <summary>What the two kinds of residual block share: the short cut around them, and the activation after the sum.</summary>
internal abstract class ResidualBlock(string name) : Composite(name)
{
    public override Tensor forward(Tensor input)
    {
        var sum = Residual(input);
        if (Has("downsample"))
        {
            using var around = this["downsample"].call(input);
            _ = sum.add_(around);
        }
        else
        {
            _ = sum.add_(input);
        }
        var active = this["relu"].call(sum);
        if (!ReferenceEquals(active, sum)) sum.Dispose();
        return active;
    }

    protected abstract Tensor Residual(Tensor input);

    /// <summary>Added last, as in torchvision.</summary>
    protected void AddShortCut(long channels, long outputs, long stride, Device? device)
    {
        if (stride == 1 && channels == outputs) return;
        Add("downsample", new Chain(Conv2d(channels, outputs, 1, stride: stride, bias: false, device: device), BatchNorm2d(outputs, device: device)));
    }
}

/// <summary>Two 3x3 convolutions: the block of ResNet-18 and 34.</summary>
internal sealed class BasicBlock : ResidualBlock
{
    public BasicBlock(long channels, long width, long stride, Device? device) : base(nameof(BasicBlock))
    {
        Add("conv1", Conv2d(channels, width, 3, stride: stride, padding: 1, bias: false, device: device));
        Add("bn1", BatchNorm2d(width, device: device));
        Add("relu", ReLU(inplace: true));
        Add("conv2", Conv2d(width, width, 3, padding: 1, bias: false, device: device));
        Add("bn2", BatchNorm2d(width, device: device));
        AddShortCut(channels, width, stride, device);
    }

    protected override Tensor Residual(Tensor input) => Through(input, "conv1", "bn1", "relu", "conv2", "bn2");
}

/// <summary>1x1, 3x3 and 1x1 convolutions: the block of ResNet-50 and deeper.</summary>
internal sealed class Bottleneck : ResidualBlock
{
    public const long Expansion = 4;

    public Bottleneck(long channels, long width, long stride, Device? device) : base(nameof(Bottleneck))
    {
        Add("conv1", Conv2d(channels, width, 1, bias: false, device: device));
        Add("bn1", BatchNorm2d(width, device: device));
        Add("conv2", Conv2d(width, width, 3, stride: stride, padding: 1, bias: false, device: device));
        Add("bn2", BatchNorm2d(width, device: device));
        Add("conv3", Conv2d(width, width * Expansion, 1, bias: false, device: device));
        Add("bn3", BatchNorm2d(width * Expansion, device: device));
        Add("relu", ReLU(inplace: true));
        AddShortCut(channels, width * Expansion, stride, device);
    }

    protected override Tensor Residual(Tensor input)
        => Through(input, "conv1", "bn1", "relu", "conv2", "bn2", "relu", "conv3", "bn3");
}
