using FineTune.Evaluation;
using FineTune.Tests.Charts;
using FineTune.Tests.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Evaluation;

public class PcaTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Components_variances_and_points_are_numpys(int number)
    {
        var expected = EvaluationFixture.Of("pca.json")[number];
        var (rows, columns) = (expected.GetProperty("rows").GetInt32(), expected.GetProperty("columns").GetInt32());
        using var features = ExactHash.Tensor($"pca {rows}", [rows, columns], 1);
        using var pca = Pca.Fit(features, expected.GetProperty("variances").GetArrayLength());
        using var points = pca.Transform(features);
        Close.Assert("components", expected.GetProperty("components").Doubles(), pca.Components.Doubles(), 1e-9);
        Close.Assert("variances", expected.GetProperty("variances").Doubles(), [.. pca.Variances], 1e-9);
        Close.Assert("shares", expected.GetProperty("shares").Doubles(), [.. pca.Shares], 1e-9);
        Close.Assert("points", expected.GetProperty("points").Doubles(), points.Doubles(), 1e-9);
    }

    [Fact]
    public void The_figure_has_a_cloud_a_class_and_names_under_the_mouse()
    {
        using var features = new StageFeatures(ExactHash.Tensor("pca 20", [20, 5], 1), [.. Enumerable.Range(0, 20).Select(i => i % 2)], ["birds", "bugs"], [.. Enumerable.Range(0, 20).Select(i => $"{i}.png")]);
        var json = Plotly.Valid(Pca.Figure(features));
        Assert.Equal("3.png", json.GetProperty("data")[1].GetProperty("text")[1].GetString());
        Assert.StartsWith("component 1 (", json.GetProperty("layout").GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var features = ExactHash.Tensor("pca 20", [20, 5], 1);
        var before = Alive.Count();
        using (var pca = Pca.Fit(features))
        using (pca.Transform(features)) Assert.Equal(before + 3, Tensor.TotalCount);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Too_few_rows_are_refused()
    {
        using var one = zeros(1, 4);
        Assert.Contains("[1, 4]", Assert.Throws<ArgumentException>(() => Pca.Fit(one)).Message, StringComparison.Ordinal);
    }
}
