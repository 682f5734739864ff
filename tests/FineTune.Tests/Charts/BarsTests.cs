using FineTune.Charts;

namespace FineTune.Tests.Charts;

public class BarsTests
{
    [Fact]
    public void A_bar_over_seeds_has_their_mean_and_sample_deviation()
    {
        var bar = Bar.Of("head only", 2, 4, 4, 4, 5, 5, 7, 9);
        Assert.Equal(5, bar.Mean);
        Assert.Equal(Math.Sqrt(32.0 / 7), bar.StandardDeviation, 12);
        Assert.Equal(0, Bar.Of("once", 3).StandardDeviation);
        _ = Assert.Throws<ArgumentException>(() => Bar.Of("never"));
    }

    [Fact]
    public void Shares_are_drawn_in_percent_with_error_bars()
    {
        var json = Plotly.Valid(Bars.Of("Accuracy", "validation accuracy", new("a", 0.5, 0.1), new("b", 0.9)));
        var trace = json.GetProperty("data")[0];
        Assert.Equal([0.5, 0.9], Plotly.Numbers(trace.GetProperty("y")));
        Assert.Equal([0.1, 0.0], Plotly.Numbers(trace.GetProperty("error_y").GetProperty("array")));
        Assert.Equal(".0%", json.GetProperty("layout").GetProperty("yaxis").GetProperty("tickformat").GetString());
        Assert.Equal("tozero", json.GetProperty("layout").GetProperty("yaxis").GetProperty("rangemode").GetString());
        _ = Assert.Throws<ArgumentException>(() => Bars.Of("Nothing", "accuracy"));
    }

    [Fact]
    public void In_words_it_gives_mean_and_deviation()
        => Assert.Equal("Seconds\n  a  12.5 ± 0.5\n  b  3 ± 0", Bars.Of("Seconds", "seconds", new("a", 12.5, 0.5), new("b", 3)).ToString());
}
