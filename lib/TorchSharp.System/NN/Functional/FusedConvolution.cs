using TorchSharp.Door;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// cuDNN's convolution that adds the bias, and what else is summed, and takes the ReLU before anything is written: the result is written once, and not
/// two or three times over. On CUDA only, without gradients; TorchSharp has no name for it, so it is no part of the API.
/// </summary>
internal static class FusedConvolution
{
    /// <summary>relu(conv(input) + bias).</summary>
    internal static Tensor Relu(Tensor input, Modules.Conv2d convolution)
        => Aten.One("cudnn_convolution_relu", input, convolution.weight, convolution.bias, convolution.stride, convolution.padding, convolution.dilation, convolution.groups);

    /// <summary>relu(conv(input) + bias + around).</summary>
    internal static Tensor AddRelu(Tensor input, Tensor around, Modules.Conv2d convolution)
        => Aten.One("cudnn_convolution_add_relu", input, convolution.weight, around, Arg.None, convolution.bias, convolution.stride, convolution.padding, convolution.dilation, convolution.groups);
}
