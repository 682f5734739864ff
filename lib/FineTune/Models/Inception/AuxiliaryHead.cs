using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FineTune.Models.Inception;

/// <summary>A second classifier over Mixed_6e that speeds training from scratch up: maps of 17x17 to logits. torchvision's AuxLogits.</summary>
internal sealed class AuxiliaryHead : Composite
{
    public AuxiliaryHead(long channels, long classes, Device? device) : base("InceptionAux")
    {
        Add("conv0", new ConvolutionBlock(channels, 128, (1, 1), device: device));
        Add("conv1", new ConvolutionBlock(128, 768, (5, 5), deviation: 0.01, device: device));
        var last = Linear(768, classes, device: device);
        _ = init.normal_(last.weight, 0, 0.001);
        Add("fc", last);
    }

    public override Tensor forward(Tensor input)
    {
        using var averaged = functional.avg_pool2d(input, 5, stride: 3);
        using var maps = Through(averaged, "conv0", "conv1");
        using var pooled = functional.adaptive_avg_pool2d(maps, (1, 1));
        using var features = pooled.flatten(1);
        return Through(features, "fc");
    }
}
