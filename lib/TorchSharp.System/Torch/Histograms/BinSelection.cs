using System;
using TorchSharp.Door;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Histograms whose number of bins follows from the values, by NumPy's rules.</summary>
internal static class BinSelection
{
    internal static (Tensor, Tensor) Histogram(Tensor input, HistogramBinSelector selector, (double min, double max)? range, bool density)
    {
        using var scope = NewDisposeScope();
        var values = input.cpu().to_type(ScalarType.Float64).ravel();
        var (first, last) = Edges(values, range);
        if (range is not null) values = values.masked_select(values.ge(first).logical_and(values.le(last)));
        var edges = linspace(first, last, Bins(values, selector, range, last - first) + 1, ScalarType.Float64);
        var counts = Aten.Two("histogram.bins_tensor", values, edges).Item1.to_type(ScalarType.Int32);
        var hist = density ? counts.div(edges.diff().to_type(ScalarType.Float32)).div(counts.sum()) : counts;
        return (hist.MoveToOuterDisposeScope(), edges.MoveToOuterDisposeScope());
    }

    private static (double First, double Last) Edges(Tensor values, (double min, double max)? range)
    {
        if (range is { } given && given.min > given.max) throw new ArgumentException("max must be larger than min in range parameter.");
        var (first, last) = range ?? (values.numel() == 0 ? (0, 1) : (values.min().item<double>(), values.max().item<double>()));
        if (!double.IsFinite(first) || !double.IsFinite(last)) throw new ArgumentException($"The range of [{first}, {last}] is not finite.");
        return first == last ? (first - 0.5, last + 0.5) : (first, last);
    }

    private static long Bins(Tensor values, HistogramBinSelector selector, (double, double)? range, double extent)
    {
        if (values.numel() == 0) return 1;
        var width = Width(values, selector, range);
        return width > 0 ? (long)Math.Ceiling(extent / width) : 1;
    }

    private static double Width(Tensor x, HistogramBinSelector selector, (double, double)? range)
    {
        double n = x.numel(), extent = x.max().item<double>() - x.min().item<double>();
        return selector switch
        {
            HistogramBinSelector.Sqrt => extent / Math.Sqrt(n),
            HistogramBinSelector.Sturges => extent / (Math.Log2(n) + 1),
            HistogramBinSelector.Rice => extent / (2 * Math.Cbrt(n)),
            HistogramBinSelector.Scott => Math.Cbrt(24 * Math.Sqrt(Math.PI) / n) * x.std(false).item<double>(),
            HistogramBinSelector.Stone => Stone(x, range, n, extent),
            _ => Doane(x, n, extent),
        };
    }

    // Skewed values want more bins than Sturges's rule gives.
    private static double Doane(Tensor x, double n, double extent)
    {
        if (n <= 2) return 0;
        var spread = x.std().item<double>();
        if (spread <= 0) return 0;
        var skewness = x.sub(x.mean()).div(spread).pow(3).mean().item<double>();
        var error = Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return extent / (1 + Math.Log2(n) + Math.Log2(1 + (Math.Abs(skewness) / error)));
    }

    // The number of bins with the least estimate of the squared error, by leaving one out.
    private static double Stone(Tensor x, (double, double)? range, double n, double extent)
    {
        if (n <= 1 || extent == 0) return 0;
        var (best, least) = (1, double.PositiveInfinity);
        for (var bins = 1; bins <= Math.Max(100, Convert.ToInt32(Math.Sqrt(n))) + 1; bins++)
        {
            using var scope = NewDisposeScope();
            var share = histogram(x, bins, range).hist.div(n);
            var error = (2 - ((n + 1) * share.dot(share).item<double>())) / (extent / bins);
            if (error < least) (best, least) = (bins, error);
        }
        return extent / best;
    }
}
