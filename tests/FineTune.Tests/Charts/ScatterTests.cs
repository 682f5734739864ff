using FineTune.Charts;

namespace FineTune.Tests.Charts;

public class ScatterTests
{
    [Fact]
    public void Each_cloud_has_its_own_colour_or_shape()
    {
        var clouds = Enumerable.Range(0, 9).Select(i => new Cloud($"class {i}", [i, i + 0.5], [1, 2], ["a.png", "b.png"]));
        var traces = Plotly.Valid(Scatter.Of("Features", "", "", clouds)).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(9, traces.Select(trace => (trace.GetProperty("marker").GetProperty("color").GetString(), trace.GetProperty("marker").GetProperty("symbol").GetString())).Distinct().Count());
        Assert.Equal("b.png", traces[3].GetProperty("text")[1].GetString());
        Assert.Equal([3, 3.5], Plotly.Numbers(traces[3].GetProperty("x")));
    }

    [Fact]
    public void In_words_it_counts_the_points()
        => Assert.Equal("Features\n  birds  2 points\n  bugs   1 points", Scatter.Of("Features", "", "", new Cloud("birds", [1, 2], [1, 2], ["", ""]), new Cloud("bugs", [1], [1], [""])).ToString());

    [Fact]
    public void Lists_of_different_lengths_are_refused()
    {
        Assert.Contains("'a' has 1 places across, 2 upwards and 1 texts", Assert.Throws<ArgumentException>(() => Scatter.Of("x", "", "", new Cloud("a", [1], [1, 2], [""]))).Message, StringComparison.Ordinal);
        _ = Assert.Throws<ArgumentException>(() => Scatter.Of("x", "", ""));
    }
}
