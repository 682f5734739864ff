using System.Text.Json;
using FineTune.Charts;

namespace FineTune.Tests.Charts;

public class LinesTests
{
    [Fact]
    public void Shares_run_from_nothing_to_all()
    {
        var json = Plotly.Valid(Lines.Of("Noise", "deviation", "accuracy", new("a", [0, 0.1], [0.9, 0.4]), new("chance", [0, 0.1], [0.1, 0.1]) { IsReference = true }));
        Assert.Equal([0, 1.03], Plotly.Numbers(json.GetProperty("layout").GetProperty("yaxis").GetProperty("range")));
        Assert.Equal([0.9, 0.4], Plotly.Numbers(json.GetProperty("data")[0].GetProperty("y")));
        Assert.Equal("dash", json.GetProperty("data")[1].GetProperty("line").GetProperty("dash").GetString());
    }

    [Fact]
    public void Other_quantities_choose_their_own_range()
        => Assert.False(Plotly.Valid(Lines.Of("Loss", "step", "loss", new Line("a", [0, 1], [2.5, 1]))).GetProperty("layout").GetProperty("yaxis").TryGetProperty("range", out JsonElement _));

    [Fact]
    public void A_line_has_as_many_heights_as_places()
    {
        Assert.Contains("2 places and 1 heights", Assert.Throws<ArgumentException>(() => Lines.Of("x", "x", "y", new Line("a", [0, 1], [2]))).Message, StringComparison.Ordinal);
        _ = Assert.Throws<ArgumentException>(() => Lines.Of("x", "x", "y"));
    }
}
