using FineTune.Charts;

namespace FineTune.Tests.Charts;

public class HistogramTests
{
    [Fact]
    public void Every_finite_value_is_counted_once()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i / 999.0), double.NaN, double.NegativeInfinity];
        var trace = Plotly.Valid(Histogram.Of("Confidence", "confidence", new Sample("all", values))).GetProperty("data")[0];
        Assert.Equal(1000, Plotly.Numbers(trace.GetProperty("y")).Sum());
        Assert.Equal(1.0 / 60, Plotly.Numbers(trace.GetProperty("x"))[0]!.Value, 12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Values_all_alike_make_one_bin(double value)
    {
        var trace = Plotly.Valid(Histogram.Of("Same", "value", new Sample("all", [value, value, value]))).GetProperty("data")[0];
        Assert.Equal([3.0], Plotly.Numbers(trace.GetProperty("y")).Where(count => count > 0));
    }

    [Fact]
    public void Samples_share_their_bins()
    {
        var json = Plotly.Valid(Histogram.Of("Two", "value", new Sample("a", [0, 1]), new Sample("b", [0.5])));
        Assert.Equal(json.GetProperty("data")[0].GetProperty("x").GetRawText(), json.GetProperty("data")[1].GetProperty("x").GetRawText());
        Assert.StartsWith("Two\n  a  2 in 30 bins", Histogram.Of("Two", "value", new Sample("a", [0, 1])).ToString(), StringComparison.Ordinal);
        _ = Assert.Throws<ArgumentException>(() => Histogram.Of("None", "value", new Sample("a", [double.NaN])));
    }
}
