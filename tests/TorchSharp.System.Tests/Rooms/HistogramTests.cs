using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Rooms;

public class HistogramTests
{
    // 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, ... : the extent is 7, the number of values 36.
    private static Tensor Values => arange(8, float32).repeat_interleave(arange(1, 9));

    [Theory]
    [InlineData(HistogramBinSelector.Sqrt, 6)] // sqrt(36)
    [InlineData(HistogramBinSelector.Sturges, 7)] // log2(36) + 1 = 6.17
    [InlineData(HistogramBinSelector.Rice, 7)] // 2 * 36^(1/3) = 6.6
    [InlineData(HistogramBinSelector.Scott, 4)] // 7 / (1.1815 * 2)
    [InlineData(HistogramBinSelector.Doane, 8)]
    public void The_number_of_bins_follows_from_the_values(HistogramBinSelector selector, int bins)
    {
        using var scope = NewDisposeScope();
        var (hist, edges) = histogram(Values, selector);
        Expect.Shape(hist, bins);
        Expect.Shape(edges, bins + 1);
        Assert.Equal(36, hist.sum().item<long>());
        Assert.Equal(7, edges[-1].item<double>());
    }

    [Fact]
    public void A_range_leaves_the_rest_out_and_a_density_sums_to_one()
    {
        using var scope = NewDisposeScope();
        var (hist, edges) = histogram(Values, HistogramBinSelector.Sqrt, (1, 3), density: true);
        Assert.Equal(1, hist.mul(edges.diff()).sum().item<double>(), 5);
        Assert.Throws<ArgumentException>(() => histogram(Values, HistogramBinSelector.Sqrt, (3, 1)));
        Expect.Elements(histogram(empty(0), HistogramBinSelector.Rice).hist, 0);
    }

    [Fact]
    public void Equal_values_share_one_bin()
    {
        using var scope = NewDisposeScope();
        var (hist, edges) = histogram(full(5, 2f), HistogramBinSelector.Stone);
        Expect.Elements(hist, 5);
        Expect.Elements(edges, 1.5, 2.5);
    }

    [Fact]
    public void Out_tensors_are_the_result()
    {
        using var scope = NewDisposeScope();
        var (hist, edges) = histogram(Values, 2, out var written);
        Assert.Same(hist, written.hist);
        Expect.Elements(edges, 0, 3.5, 7);
    }
}
