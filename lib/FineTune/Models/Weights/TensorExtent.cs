using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>How large a tensor claims to be, computed so that a hostile shape can't overflow it.</summary>
internal static class TensorExtent
{
    private const int MaxDimensions = 64;

    /// <summary>Bytes of one element, or 0 where the dtype isn't one that weight files have.</summary>
    internal static int ElementBytes(ScalarType dtype) => dtype switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => 0,
    };

    /// <exception cref="BadWeightsException">A negative size, too many dimensions, or more elements than 63 bits count.</exception>
    internal static long Elements(string name, ReadOnlySpan<long> shape)
    {
        if (shape.Length > MaxDimensions) throw new BadWeightsException($"Tensor '{name}' claims {shape.Length} dimensions.");
        var elements = 1L;
        var empty = false;
        foreach (var n in shape)
        {
            if (n < 0) throw new BadWeightsException($"Tensor '{name}' claims a dimension of size {n}.");
            empty |= n == 0;
            if (n != 0 && elements > long.MaxValue / n) throw TooLarge(name);
            elements *= Math.Max(n, 1);
        }
        return empty ? 0 : elements;
    }

    /// <exception cref="BadWeightsException">As <see cref="Elements"/>, or more bytes than 63 bits count.</exception>
    internal static long Bytes(string name, ReadOnlySpan<long> shape, ScalarType dtype)
    {
        var elements = Elements(name, shape);
        var size = ElementBytes(dtype);
        return elements <= long.MaxValue / size ? elements * size : throw TooLarge(name);
    }

    private static BadWeightsException TooLarge(string name) => new($"Tensor '{name}' claims more elements than any memory holds.");
}
