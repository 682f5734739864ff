using FineTune.Evaluation;
using FineTune.Tests.Charts;

namespace FineTune.Tests.Evaluation;

public class SeedSummaryTests
{
    /// <summary>Two-sided 95% points of Student's t, as every table has them. For n values 0, 1, 0, 1 ... the reach is t s / sqrt(n).</summary>
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(4, 2.776)]
    [InlineData(9, 2.262)]
    [InlineData(30, 2.042)]
    public void The_interval_is_as_wide_as_the_table_of_t_says(int degrees, double t)
    {
        var values = Enumerable.Range(0, degrees + 1).Select(i => (double)(i % 2)).ToArray();
        var summary = SeedSummary.Of("seeds", values);
        var reach = (summary.Interval.High - summary.Interval.Low) / 2;
        Assert.Equal(t, reach / summary.StandardDeviation * Math.Sqrt(values.Length), 5e-4);
    }

    /// <summary>Source: Student, The probable error of a mean, 1908: additional hours of sleep of ten patients under two drugs; t = 4.0621, p = 0.00283.</summary>
    [Fact]
    public void The_paired_test_gives_Students_own_example()
    {
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        var difference = SeedSummary.Differences(first, second);
        Assert.Equal(1.58, difference.Mean, 1e-9);
        Assert.Equal(0.002833, difference.PValue, 5e-7);
        Assert.Equal(0.7001142, difference.Interval.Low, 5e-7);
        Assert.Equal(2.4598858, difference.Interval.High, 5e-7);
    }

    [Fact]
    public void One_seed_has_no_spread()
    {
        var summary = SeedSummary.Of("head", [0.8]);
        Assert.Equal(double.NaN, summary.StandardDeviation);
        Assert.Equal(double.NaN, summary.Interval.Low);
        Assert.Equal("head: 80.0% (one seed: no spread)", summary.ToString());
        _ = Assert.Throws<ArgumentException>(() => SeedSummary.Of("none", []));
    }

    [Fact]
    public void The_figure_has_a_bar_a_training()
    {
        var json = Plotly.Valid(SeedSummary.Figure("Accuracy", "accuracy", SeedSummary.Of("a", [0.5, 0.7]), SeedSummary.Of("b", [0.9, 0.9])));
        Assert.Equal([0.6, 0.9], Plotly.Numbers(json.GetProperty("data")[0].GetProperty("y")));
        Assert.Contains("a: 60.0 ± 14.1% over 2 seeds", SeedSummary.Of("a", [0.5, 0.7]).ToString(), StringComparison.Ordinal);
    }
}
