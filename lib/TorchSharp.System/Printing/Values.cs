using System;
using System.Globalization;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Printing;

/// <summary>The elements of a tensor as text, by their place in row-major order.</summary>
internal sealed class Values : IDisposable
{
    private readonly Tensor flat;
    private readonly string format;
    private readonly CultureInfo culture;

    internal Values(Tensor tensor, string format, CultureInfo culture)
    {
        this.format = format;
        this.culture = culture;
        Dtype = tensor.dtype;
        Shape = tensor.shape;
        flat = Contiguous(tensor);
    }

    internal ScalarType Dtype { get; }

    internal long[] Shape { get; }

    internal string this[long i] => Dtype switch
    {
        ScalarType.Byte => flat.ReadCpuValue<byte>(i).ToString(culture),
        ScalarType.Int8 => flat.ReadCpuValue<sbyte>(i).ToString(culture),
        ScalarType.Int16 => flat.ReadCpuValue<short>(i).ToString(culture),
        ScalarType.Int32 => flat.ReadCpuValue<int>(i).ToString(culture),
        ScalarType.Int64 => flat.ReadCpuValue<long>(i).ToString(culture),
        ScalarType.Bool => flat.ReadCpuValue<bool>(i).ToString(culture),
        ScalarType.Float64 => flat.ReadCpuValue<double>(i).ToString(format, culture),
        ScalarType.ComplexFloat32 => Pair(flat.ReadCpuValue<(float Real, float Imaginary)>(i)),
        ScalarType.ComplexFloat64 => Pair(flat.ReadCpuValue<Complex>(i)),
        _ => flat.ReadCpuValue<float>(i).ToString(format, culture),
    };

    public void Dispose() => flat.Dispose();

    private static Tensor Contiguous(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var here = tensor.detach().cpu().Resolved();
        var readable = here.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? here.to_type(ScalarType.Float32) : here;
        return readable.contiguous().MoveToOuterDisposeScope();
    }

    private string Pair((float Real, float Imaginary) number)
        => Pair(number.Real != 0, number.Imaginary != 0, number.Real.ToString(format, culture), number.Imaginary.ToString(format, culture));

    private string Pair(Complex number)
        => Pair(number.Real != 0, number.Imaginary != 0, number.Real.ToString(format, culture), number.Imaginary.ToString(format, culture));

    private static string Pair(bool hasReal, bool hasImaginary, string real, string imaginary)
        => !hasImaginary ? real : hasReal ? $"{real}+{imaginary}i" : $"{imaginary}i";
}
