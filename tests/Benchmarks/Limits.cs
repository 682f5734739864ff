using System.Globalization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks;

/// <summary>What a core can do: operations a second in Float32 and BFloat16, by the faster of a large product and a large convolution; bytes a second by a copy.</summary>
/// <param name="Single">Float32 operations, a core, a second.</param>
/// <param name="Half">BFloat16 operations.</param>
/// <param name="Copy">Bytes read and written.</param>
internal sealed record Limits(double Single, double Half, double Copy)
{
    internal static Limits Measure() => new(Arithmetic(ScalarType.Float32), Arithmetic(ScalarType.BFloat16), Bandwidth());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"The limit, measured here: {Single / 1e9:0} GFLOP/s a core in Float32 and {Half / 1e9:0} in BFloat16 (the best of a product of 3072 x 3072 and a convolution of 256 channels), {Copy / 1e9:0} GB/s by a copy of 256 MB.");

    private static double Arithmetic(ScalarType precision)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var square = randn(3072, 3072).to(precision);
        var weight = randn(256, 256, 3, 3).to(precision);
        var maps = randn(16, 56, 56, 256).to(precision).permute(0, 3, 1, 2);
        return Math.Max(2 * Math.Pow(3072, 3) / Fastest(() => square.mm(square).Dispose()), 2 * 16.0 * 56 * 56 * 256 * 256 * 9 / Fastest(() => functional.conv2d(maps, weight, padding: [1, 1]).Dispose()));
    }

    private static double Bandwidth()
    {
        using var from = ones(64 << 20);
        using var to = empty_like(from);
        return 2 * 4.0 * from.numel() / Fastest(() => to.copy_(from));
    }

    private static double Fastest(Action work)
    {
        work();
        return Enumerable.Range(0, 7).Min(_ =>
        {
            var before = Environment.CpuUsage.TotalTime;
            work();
            return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        });
    }
}
