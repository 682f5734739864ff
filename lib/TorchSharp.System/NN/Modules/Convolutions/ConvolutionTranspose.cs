using System;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the transposed convolutions share: more than one size of output fits one of input.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias, padding_mode, device, dtype)
    {
        if (padding_mode is not (PaddingModes.Zeros or PaddingModes.Constant)) throw new ArgumentException($"Only zero padding is possible for a transposed convolution, not {padding_mode}.");
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>With the output's spatial sizes given, where the stride leaves a choice.</summary>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>What has to be added to one side so that the output has the wanted size.</summary>
    protected long[] _output_padding(Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
    {
        if (output_size is null) return output_padding;
        var dimensions = (int)num_spatial_dims;
        var wanted = output_size.Length == dimensions + 2 ? output_size[2..] : output_size;
        if (wanted.Length != dimensions) throw new ArgumentException($"output_size must have {dimensions} or {dimensions + 2} elements (got {output_size.Length})");
        var sizes = input.shape[^dimensions..];
        var least = sizes.Select((n, d) => ((n - 1) * stride[d]) - (2 * padding[d]) + (dilation[d] * (kernel_size[d] - 1)) + 1).ToArray();
        for (var d = 0; d < dimensions; d++)
        {
            var most = least[d] + stride[d] - 1;
            if (wanted[d] < least[d] || wanted[d] > most) throw new ArgumentException($"The output size {wanted[d]} of dimension {d} is not between {least[d]} and {most}.");
        }
        return wanted.Zip(least, (size, smallest) => size - smallest).ToArray();
    }

    private protected long[] Extra(Tensor input, long[]? output_size, int dimensions)
        => _output_padding(input, output_size, kernel_size, stride, padding!, dilation, dimensions);
}
