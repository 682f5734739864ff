using System.Globalization;
using System.Text.Json;
using static TorchSharp.torch;

namespace FineTune.Tests.Weights;

/// <summary>Compares what was read with what PyTorch says is in the file: exactly, for no number is computed on the way.</summary>
internal static class Expect
{
    internal static void Same(string file, Dictionary<string, Tensor> read, bool strides = true)
    {
        var expected = Fixture.ExpectedOf(file);
        Assert.Equal(expected.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        foreach (var property in expected.EnumerateObject()) Same(property.Name, property.Value, read[property.Name], strides);
    }

    internal static void Refused(string path, Func<string, object> read, params string[] saying)
    {
        var wrong = Assert.Throws<FineTune.Models.Weights.WeightFileException>(() => read(path));
        Assert.Equal(path, wrong.File);
        Assert.NotEmpty(wrong.Remedy);
        foreach (var words in saying) Assert.Contains(words, wrong.Message, StringComparison.Ordinal);
    }

    internal static double[] Values(Tensor tensor)
    {
        using var wide = tensor.to_type(ScalarType.Float64);
        using var rows = wide.contiguous();
        return rows.data<double>().ToArray();
    }

    private static void Same(string name, JsonElement expected, Tensor tensor, bool strides)
    {
        Assert.Equal(expected.GetProperty("dtype").GetString(), PythonName(tensor.dtype));
        Assert.Equal(Longs(expected.GetProperty("shape")), tensor.shape);
        if (strides) SameStrides(name, Longs(expected.GetProperty("strides")), tensor);
        Assert.Equal(expected.GetProperty("values").EnumerateArray().Select(Number), Values(tensor));
    }

    // The stride of a dimension of one element, or of an empty tensor, means nothing.
    private static void SameStrides(string name, long[] expected, Tensor tensor)
    {
        var shape = tensor.shape;
        if (tensor.numel() == 0) return;
        foreach (var d in Enumerable.Range(0, shape.Length).Where(d => shape[d] > 1)) Assert.True(expected[d] == tensor.stride(d), $"{name}, dimension {d}: {expected[d]} != {tensor.stride(d)}");
    }

    private static long[] Longs(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetInt64())];

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => value.GetString() switch { "nan" => double.NaN, "inf" => double.PositiveInfinity, _ => double.NegativeInfinity },
        _ => double.Parse(value.GetRawText(), CultureInfo.InvariantCulture),
    };

    private static string PythonName(ScalarType dtype) => dtype switch
    {
        ScalarType.Byte => "uint8",
        ScalarType.BFloat16 => "bfloat16",
        _ => dtype.ToString().ToLowerInvariant(),
    };
}
