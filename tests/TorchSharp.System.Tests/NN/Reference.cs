using System.Runtime.CompilerServices;
using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests.NN;

/// <summary>What tests/peers wrote with PyTorch, and the numbers that it made from an integer hash.</summary>
internal static class Reference
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, ".."));

    internal static IReadOnlyList<JsonElement> Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, name)));
        return document.RootElement.Clone().EnumerateArray().ToList();
    }

    internal static float[] Numbers(int count, uint seed) => Enumerable.Range(0, count).Select(i => Number((uint)i, seed)).ToArray();

    internal static Tensor Make(uint seed, params long[] shape) => tensor(Numbers((int)shape.Aggregate(1L, (product, n) => product * n), seed), shape);

    internal static double[] Doubles(JsonElement array) => array.EnumerateArray().Select(Value).ToArray();

    /// <summary>The largest difference, relative to the larger of 1 and the expected number.</summary>
    internal static double Error(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        return expected.Zip(actual, (e, a) => e.Equals(a) ? 0 : Math.Abs(e - a) / Math.Max(1, Math.Abs(e))).Select(error => double.IsNaN(error) ? double.PositiveInfinity : error).DefaultIfEmpty(0).Max();
    }

    internal static double[] Flat(Tensor value)
    {
        using var scope = NewDisposeScope();
        return value.detach().cpu().to_type(ScalarType.Float64).reshape(-1).data<double>().ToArray();
    }

    private static double Value(JsonElement number) => number.ValueKind == JsonValueKind.Number ? number.GetDouble() : double.Parse(number.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static float Number(uint i, uint seed)
    {
        var x = unchecked((i * 2654435761u) + (seed * 40503u) + 12345u);
        x ^= x >> 15;
        x = unchecked(x * 2246822519u);
        x ^= x >> 13;
        return ((x >> 8) / 16777216f) - 0.5f;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
