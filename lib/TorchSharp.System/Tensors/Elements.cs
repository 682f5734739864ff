using System;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Which C# type the elements of a dtype have.</summary>
internal static class Elements
{
    internal static ScalarType? DtypeOf(Type type)
    {
        if (type == typeof(float)) return ScalarType.Float32;
        if (type == typeof(long)) return ScalarType.Int64;
        if (type == typeof(double)) return ScalarType.Float64;
        if (type == typeof(int)) return ScalarType.Int32;
        if (type == typeof(bool)) return ScalarType.Bool;
        if (type == typeof(byte)) return ScalarType.Byte;
        if (type == typeof(short)) return ScalarType.Int16;
        if (type == typeof(sbyte)) return ScalarType.Int8;
        if (type == typeof(Half)) return ScalarType.Float16;
        if (type == typeof(Complex)) return ScalarType.ComplexFloat64;
        if (type == typeof((float, float))) return ScalarType.ComplexFloat32;
        return null;
    }

    /// <exception cref="ArgumentException">T is not the C# type of the dtype.</exception>
    internal static void Match<T>(ScalarType dtype) where T : unmanaged
    {
        if (DtypeOf(typeof(T)) == dtype) return;
        throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}: convert the tensor first, as in t.to_type(ScalarType.{DtypeOf(typeof(T))}), or read its own type.");
    }

    internal static Scalar Scalar(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Byte => tensor.item<byte>(),
        ScalarType.Int8 => tensor.item<sbyte>(),
        ScalarType.Int16 => tensor.item<short>(),
        ScalarType.Int32 => tensor.item<int>(),
        ScalarType.Int64 => tensor.item<long>(),
        ScalarType.Bool => tensor.item<bool>(),
        ScalarType.Float16 => tensor.item<Half>(),
        ScalarType.Float32 => tensor.item<float>(),
        ScalarType.Float64 => tensor.item<double>(),
        ScalarType.ComplexFloat32 => tensor.item<(float, float)>(),
        ScalarType.ComplexFloat64 => tensor.item<Complex>(),
        _ => Widened(tensor),
    };

    // .NET has no bfloat16.
    private static Scalar Widened(Tensor tensor)
    {
        using var wide = tensor.to_type(ScalarType.Float32);
        return TorchSharp.Scalar.BFloat16(wide.item<float>());
    }
}
