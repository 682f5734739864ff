using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FineTune.Models.Inception;

/// <summary>relu(bn(conv(x))): torchvision's BasicConv2d.</summary>
internal sealed class ConvolutionBlock : Composite
{
    /// <param name="channels">Channels of the input.</param>
    /// <param name="width">Channels of the output.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    /// <param name="stride">Of both directions.</param>
    /// <param name="padded">Whether the map keeps its size (at stride 1).</param>
    /// <param name="deviation">Of the initial weights; torchvision cuts them off at 2, which is twenty deviations away.</param>
    /// <param name="device">Where the weights are made.</param>
    public ConvolutionBlock(long channels, long width, (long Rows, long Columns) kernel, long stride = 1, bool padded = false, double deviation = 0.1, Device? device = null) : base("BasicConv2d")
    {
        var padding = padded ? (kernel.Rows / 2, kernel.Columns / 2) : (0L, 0L);
        var convolution = Conv2d(channels, width, kernel, stride: (stride, stride), padding: padding, bias: false, device: device);
        _ = init.normal_(convolution.weight, 0, deviation);
        Add("conv", convolution);
        Add("bn", BatchNorm2d(width, eps: 0.001, device: device));
        Add("relu", ReLU(inplace: true));
    }

    public override Tensor forward(Tensor input) => Through(input, "conv", "bn", "relu");
}
