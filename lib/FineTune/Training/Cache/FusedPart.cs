using FineTune.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>A convolution and the ReLU behind it as one step of cuDNN's.</summary>
internal sealed class FusedPart : Composite
{
    private readonly Conv2d convolution;

    internal FusedPart(Conv2d convolution) : base(nameof(FusedPart))
    {
        this.convolution = convolution;
        Add("convolution", convolution);
    }

    /// <summary>cuDNN takes numbers as padding, and pads with zeros.</summary>
    internal static bool CanBe(nn.Module module) => module is Conv2d { padding: not null, padding_mode: PaddingModes.Zeros };

    public override Tensor forward(Tensor input) => FusedConvolution.Relu(input, convolution);
}
