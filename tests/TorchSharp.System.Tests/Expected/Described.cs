using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests;

/// <summary>Tensors as tests/peers/reference_json.py describes them: dtype, shape and elements row by row.</summary>
internal static class Described
{
    /// <summary>The tensor; stored by columns where it says so.</summary>
    internal static Tensor Tensor(JsonElement described)
    {
        var dtype = Dtype(described);
        long[] shape = Shape(described), stored = described.TryGetProperty("turned", out _) ? [shape[1], shape[0]] : shape;
        var numbers = Numbers(described);
        if (stored != shape) numbers = [.. Enumerable.Range(0, numbers.Length).Select(i => numbers[(i % shape[0] * shape[1]) + (i / shape[0])])];
        using var wide = tensor(numbers, stored);
        var made = wide.to_type(dtype, copy: true);
        return stored == shape ? made : made.t();
    }

    internal static ScalarType Dtype(JsonElement described) => Enum.Parse<ScalarType>(described.GetProperty("dtype").GetString()!);

    internal static long[] Shape(JsonElement described) => [.. described.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64())];

    internal static double[] Numbers(JsonElement described) => [.. described.GetProperty("data").EnumerateArray().Select(Number)];

    /// <summary>The elements row by row, complex ones as pairs.</summary>
    internal static double[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().resolve_conj();
        if (plain.is_complex()) plain = plain.view_as_real();
        return plain.cpu().to_type(ScalarType.Float64, copy: true).contiguous().data<double>().ToArray();
    }

    private static double Number(JsonElement number) => number.ValueKind == JsonValueKind.Number ? number.GetDouble() : number.GetString() switch
    {
        "nan" => BitConverter.UInt64BitsToDouble(0x7FF8000000000000), // .NET's own NaN has the sign bit set.
        "inf" => double.PositiveInfinity,
        _ => double.NegativeInfinity,
    };
}
