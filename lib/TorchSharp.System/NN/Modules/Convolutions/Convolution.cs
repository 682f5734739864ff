using System;
using System.Linq;
using TorchSharp.Door;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share.</summary>
public abstract class Convolution : Module<Tensor, Tensor>
{
    private static readonly (string Plain, string Named)[] Operators = [("conv1d", "conv1d.padding"), ("conv2d", "conv2d.padding"), ("conv3d", "conv3d.padding")];

    protected long input_channels;
    protected long[] _reversed_padding_repeated_twice = [];

    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null) : base(name)
    {
        if (groups <= 0 || in_channels % groups != 0) throw new ArgumentException($"{in_channels} input channels cannot be divided into {groups} groups.");
        if (out_channels % groups != 0) throw new ArgumentException($"{out_channels} output channels cannot be divided into {groups} groups.");
        input_channels = in_channels;
        (this.out_channels, this.kernel_size, this.stride, this.dilation) = (out_channels, kernel_size, stride, dilation);
        (this.transposed, this.output_padding, this.groups, this.padding_mode) = (transposed, output_padding, groups, padding_mode);
        if (padding_type is { } named) SetPadding(named);
        else SetPadding(padding ?? new long[kernel_size.Length]);
        long[] shape = transposed ? [in_channels, out_channels / groups, .. kernel_size] : [out_channels, in_channels / groups, .. kernel_size];
        weight = empty(shape, dtype, device).AsParameter();
        this.bias = bias ? empty(out_channels, dtype, device).AsParameter() : null;
        reset_parameters();
    }

    public Parameter weight
    {
        get => _internal_params["weight"];
        set => ConditionallyRegisterParameter("weight", value);
    }

    public Parameter? bias
    {
        get => _internal_params.TryGetValue("bias", out var value) ? value : null;
        set => ConditionallyRegisterParameter("bias", value);
    }

    public long in_channels => input_channels;
    public long out_channels { get; }
    public bool transposed { get; }
    public Padding? padding_type { get; private set; }
    public long[]? padding { get; private set; }
    public PaddingModes padding_mode { get; set; }
    public long groups { get; set; }
    public long[] kernel_size { get; set; }
    public long[] stride { get; set; }
    public long[] dilation { get; set; }
    public long[] output_padding { get; set; }

    /// <summary>PyTorch's own initialisation: U(-1/sqrt(fan in), 1/sqrt(fan in)).</summary>
    public void reset_parameters()
    {
        using var frozen = no_grad();
        _ = init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is null) return;
        var (fanIn, _) = init.CalculateFanInAndFanOut(weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        _ = bias.uniform_(-bound, bound);
    }

    public void SetPadding(long[] padding)
    {
        (this.padding, padding_type) = (padding, null);
        _reversed_padding_repeated_twice = padding.Reverse().SelectMany(n => new[] { n, n }).ToArray();
    }

    public void SetPadding(Padding padding)
    {
        (this.padding, padding_type) = (null, padding);
        _reversed_padding_repeated_twice = Enumerable.Range(1, kernel_size.Length)
            .SelectMany(back => Ends(padding == Padding.Same ? dilation[^back] * (kernel_size[^back] - 1) : 0)).ToArray();
        static long[] Ends(long total) => [total / 2, total - (total / 2)];
    }

    protected bool ValidateShape(Tensor input, long dimensions)
    {
        var rank = input.Dimensions;
        if (rank != dimensions + 1 && rank != dimensions + 2) return false;
        return input.shape[rank - dimensions - 1] == input_channels;
    }

    /// <summary>The plain convolution of <paramref name="dimensions"/> spatial dimensions with this module's settings.</summary>
    private protected Tensor Convolve(Tensor input, int dimensions)
    {
        if (!ValidateShape(input, dimensions)) throw new ArgumentException(
            $"{GetName()} expects {input_channels} channels and {dimensions} spatial dimensions; got a tensor of shape [{string.Join(", ", input.shape)}].");
        var (plain, named) = Operators[dimensions - 1];
        if (padding_mode is not (PaddingModes.Zeros or PaddingModes.Constant))
        {
            using var padded = functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
            return Aten.One(plain, padded, weight, bias, stride, new long[dimensions], dilation, groups);
        }
        return padding_type is { } type
            ? Aten.One(named, input, weight, bias, stride, Spatial.Name(type), dilation, groups)
            : Aten.One(plain, input, weight, bias, stride, padding, dilation, groups);
    }
}
