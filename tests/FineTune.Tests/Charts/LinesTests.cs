using FineTune.Charts;

namespace FineTune.Tests.Charts;

public class LinesTests
{
    [Fact]
    public void A_line_over_runs_has_their_mean_in_a_band_of_one_deviation()
    {
        var line = Line.OfRuns("sgd", [1, 2], [[1, 10], [3, 14]]);
        Assert.Equal([2, 12], line.Y);
        Assert.Equal(2 - Math.Sqrt(2), line.Low[0], 12);
        Assert.Equal(12 + Math.Sqrt(8), line.High[1], 12);
        Assert.Empty(Line.OfRuns("once", [1], [[5]]).Low);
        _ = Assert.Throws<ArgumentException>(() => Line.OfRuns("ragged", [1, 2], [[1]]));
    }

    [Fact]
    public void The_band_goes_there_and_back_behind_its_line()
    {
        var json = Plotly.Valid(Lines.Of("Rates", "rate", "accuracy", Line.OfRuns("a", [1, 2], [[0.2, 0.4], [0.4, 0.8]]), Line.Of("b", 0.5, double.NaN)).LogX());
        var data = json.GetProperty("data");
        Assert.Equal(3, data.GetArrayLength());
        Assert.Equal([1.0, 2, 2, 1], Plotly.Numbers(data[0].GetProperty("x")));
        Assert.Equal("toself", data[0].GetProperty("fill").GetString());
        Assert.Equal([0.3, 0.6], Plotly.Numbers(data[1].GetProperty("y")).Select(y => Math.Round(y!.Value, 12)));
        Assert.Equal("log", json.GetProperty("layout").GetProperty("xaxis").GetProperty("type").GetString());
        Assert.Equal(".0%", json.GetProperty("layout").GetProperty("yaxis").GetProperty("tickformat").GetString());
        _ = Assert.Throws<ArgumentException>(() => Lines.Of("Nothing", "x", "y"));
        _ = Assert.Throws<ArgumentException>(() => Lines.Of("Ragged", "x", "y", new Line("a", [1, 2], [1])));
    }

    [Fact]
    public void A_reference_is_dashed()
    {
        var json = Plotly.Valid(Lines.Of("Noise", "deviation", "accuracy", new("a", [0, 0.1], [0.9, 0.4]), new("chance", [0, 0.1], [0.1, 0.1]) { IsReference = true }));
        Assert.Equal("solid", json.GetProperty("data")[0].GetProperty("line").GetProperty("dash").GetString());
        Assert.Equal("dash", json.GetProperty("data")[1].GetProperty("line").GetProperty("dash").GetString());
    }

    [Fact]
    public void Contours_hold_the_logarithm_of_the_height_above_the_lowest_point()
    {
        var json = Plotly.Valid(Contours.Of("Bowl", (x, y) => (x * x) + (y * y), (-1, 1), (-2, 2), new Line("path", [1, 0], [2, 0])));
        var surface = json.GetProperty("data")[0];
        var rows = surface.GetProperty("z").EnumerateArray().Select(row => Plotly.Numbers(row).ToArray()).ToArray();
        Assert.Equal(81, rows.Length);
        Assert.Equal(Math.Log10(5 + 0.005), rows[0][0]!.Value, 9);      // the corner (-1, -2): 5 above the bottom, 1/1000 of the range added
        Assert.Equal(Math.Log10(0.005), rows[40][40]!.Value, 9);        // the bottom
        Assert.Equal([-1.0, 1], Plotly.Numbers(json.GetProperty("layout").GetProperty("xaxis").GetProperty("range")));
    }
}
