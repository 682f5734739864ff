using FineTune.Charts;

namespace FineTune.Tests.Charts;

public class ClassCountsTests
{
    [Fact]
    public void Each_split_has_a_bar_for_each_class()
    {
        var figure = ClassCounts.Of(["ant", "bee"], new SplitCounts("train", [120, 80]), new SplitCounts("validation", [30, 20]));
        var data = Plotly.Valid(figure).GetProperty("data");
        Assert.Equal([120.0, 80.0], Plotly.Numbers(data[0].GetProperty("x")));
        Assert.Contains("train, ant       120", figure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_classes_make_it_higher_within_bounds()
    {
        var names = Enumerable.Range(0, 1000).Select(i => $"class {i}").ToList();
        var layout = Plotly.Valid(ClassCounts.Of(names, new SplitCounts("all", [.. Enumerable.Repeat(1, 1000)]))).GetProperty("layout");
        Assert.Equal(1400, layout.GetProperty("height").GetInt32());
    }

    [Fact]
    public void A_split_that_counts_other_classes_is_refused()
    {
        var wrong = Assert.Throws<ArgumentException>(() => ClassCounts.Of(["ant"], new SplitCounts("train", [1, 2])));
        Assert.Contains("'train' counts 2 classes; there are 1", wrong.Message, StringComparison.Ordinal);
    }
}
