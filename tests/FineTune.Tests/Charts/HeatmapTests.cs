using FineTune.Charts;

namespace FineTune.Tests.Charts;

public class HeatmapTests
{
    private static readonly double[,] Shares = { { 0.75, 0.25 }, { 0, 1 } };
    private static readonly string[,] Counts = { { "3", "1" }, { "0", "12" } };

    [Fact]
    public void Cells_stand_row_by_row_from_the_top()
    {
        var json = Plotly.Valid(Heatmap.Of("Confusion", "true class", ["a", "<b>"], "guess", ["a", "<b>"], Shares, Counts));
        var trace = json.GetProperty("data")[0];
        Assert.Equal([0.75, 0.25], Plotly.Numbers(trace.GetProperty("z")[0]));
        Assert.Equal("12", trace.GetProperty("text")[1][1].GetString());
        Assert.Equal("&lt;b&gt;", trace.GetProperty("x")[1].GetString());
        Assert.Equal("reversed", json.GetProperty("layout").GetProperty("yaxis").GetProperty("autorange").GetString());
    }

    [Fact]
    public void In_words_it_is_a_table()
        => Assert.Equal("Confusion\n  a     3   1\n  <b>   0  12", Heatmap.Of("Confusion", "true class", ["a", "<b>"], "guess", ["a", "<b>"], Shares, Counts).ToString());

    [Fact]
    public void Without_texts_the_cells_say_percent()
        => Assert.Equal("75%", Plotly.Valid(Heatmap.Of("x", "r", ["a", "b"], "c", ["a", "b"], Shares)).GetProperty("data")[0].GetProperty("text")[0][0].GetString());

    [Fact]
    public void Cells_and_names_have_to_fit()
        => Assert.Contains("1 rows and 2 columns, and 2 by 2 cells", Assert.Throws<ArgumentException>(() => Heatmap.Of("x", "r", ["a"], "c", ["a", "b"], Shares)).Message, StringComparison.Ordinal);

    [Fact]
    public void Cells_may_be_computed()
    {
        var trace = Plotly.Valid(Heatmap.Of("x", "r", ["a", "b"], "c", ["a", "b", "c"], (row, column) => row - (column * 0.25), "F2")).GetProperty("data")[0];
        Assert.Equal("0.50", trace.GetProperty("text")[1][2].GetString());
        Assert.Equal("-0.50", trace.GetProperty("text")[0][2].GetString());
        Assert.Equal(0, trace.GetProperty("z")[0][2].GetDouble());
        Assert.Equal(0.75, trace.GetProperty("z")[1][1].GetDouble(), 1e-12);
        Assert.Equal("75%", Plotly.Valid(Heatmap.Of("x", "r", ["a"], "c", ["a"], (_, _) => 0.75)).GetProperty("data")[0].GetProperty("text")[0][0].GetString());
    }
}
