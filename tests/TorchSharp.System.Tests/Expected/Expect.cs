using System.Globalization;
using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests;

/// <summary>Compares tensors with what they should be.</summary>
internal static class Expect
{
    /// <summary>Dtype, shape and elements are PyTorch's, to 1e-5 of each element (1e-9 in Float64, exactly for integers).</summary>
    internal static void Same(string what, JsonElement expected, Tensor actual)
    {
        Assert.True(Described.Dtype(expected) == actual.dtype, $"{what}: {expected.GetProperty("dtype")} expected, {actual.dtype} found.");
        Assert.True(Described.Shape(expected).SequenceEqual(actual.shape), $"{what}: shape {expected.GetProperty("shape")} expected, [{string.Join(",", actual.shape)}] found.");
        Same(what, Described.Numbers(expected), Described.Numbers(actual), Tolerance(actual.dtype));
    }

    /// <summary>The same of the elements' absolute values.</summary>
    internal static void SameSizes(string what, JsonElement expected, Tensor actual)
    {
        Assert.True(Described.Shape(expected).SequenceEqual(actual.shape), $"{what}: shape {expected.GetProperty("shape")} expected, [{string.Join(",", actual.shape)}] found.");
        Same(what, Sizes(Described.Numbers(expected), actual), Sizes(Described.Numbers(actual), actual), Tolerance(actual.dtype));
    }

    internal static void Same(string what, double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var floor = Floor(expected, tolerance);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Agree(expected[i], actual[i], tolerance, floor), string.Create(CultureInfo.InvariantCulture, $"{what}, element {i}: {expected[i]:R} expected, {actual[i]:R} found."));
    }

    /// <summary>The elements row by row.</summary>
    internal static void Elements(Tensor actual, params double[] expected) => Same("elements", expected, Described.Numbers(actual), 1e-5);

    internal static void Shape(Tensor actual, params long[] expected) => Assert.Equal(expected, actual.shape);

    // Of complex numbers, which lie in pairs, the length.
    private static double[] Sizes(double[] numbers, Tensor like)
        => like.is_complex() ? [.. numbers.Chunk(2).Select(pair => Math.Sqrt((pair[0] * pair[0]) + (pair[1] * pair[1])))] : Array.ConvertAll(numbers, Math.Abs);

    private static bool Agree(double expected, double actual, double tolerance, double floor)
        => expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(Math.Abs(expected), floor);

    // A sum that nearly cancels is rounded by the size of its terms, and differently by each processor's kernels.
    private static double Floor(double[] expected, double tolerance)
        => tolerance == 0 ? 0 : Math.Max(1e-2, 0.1 * expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max());

    private static double Tolerance(ScalarType dtype) => dtype switch
    {
        ScalarType.Float64 or ScalarType.ComplexFloat64 => 1e-9,
        ScalarType.Float32 or ScalarType.ComplexFloat32 => 1e-5,
        ScalarType.Float16 or ScalarType.BFloat16 => 1e-2,
        _ => 0,
    };
}
