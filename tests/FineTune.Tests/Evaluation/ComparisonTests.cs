using FineTune.Evaluation;
using FineTune.Tests.Charts;

namespace FineTune.Tests.Evaluation;

public class ComparisonTests
{
    /// <summary>Sums of binomial coefficients, by hand: C(10,0..2) = 56 of 1024, twice; C(5,0) = 1 of 32, twice; never above 1.</summary>
    [Theory]
    [InlineData(2, 8, 112.0 / 1024)]
    [InlineData(5, 0, 2.0 / 32)]
    [InlineData(2, 2, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 1)]
    public void McNemars_test_is_that_of_a_fair_coin(int onlyFirst, int onlySecond, double p)
        => Assert.Equal(p, Comparison.McNemar(onlyFirst, onlySecond), 1e-12);

    [Fact]
    public void With_many_images_it_nears_the_normal_approximation()
    {
        // With continuity correction: (|150 - 86| - 1)^2 / 236 = 16.818, chi-squared with one degree of freedom: p = 4.1e-5.
        Assert.InRange(Comparison.McNemar(150, 86), 3.3e-5, 4.6e-5);
        Assert.InRange(Comparison.McNemar(5000, 5000), 0.999, 1);
    }

    [Fact]
    public void The_four_counts_and_the_difference_are_those_of_the_images()
    {
        var first = Answers.Of(2, (0, 0), (0, 0), (1, 1), (1, 0), (0, 1), (1, 0));
        var second = Answers.Of(2, (0, 0), (0, 1), (1, 1), (1, 1), (0, 0), (1, 0));
        var comparison = Comparison.Of(first, second, "head", "layer4");
        Assert.Equal((2, 1, 2, 1), (comparison.Both, comparison.OnlyFirst, comparison.OnlySecond, comparison.Neither));
        Assert.Equal(1.0 / 6, comparison.Difference.Value, 1e-12);
        Assert.Equal(1, comparison.PValue);
        Assert.Contains("layer4 less head: 16.7%", comparison.ToString(), StringComparison.Ordinal);
        Assert.Equal("1", Plotly.Valid(comparison.Figure()).GetProperty("data")[0].GetProperty("text")[0][1].GetString());
    }

    /// <summary>One answer differs in 100: unpaired intervals of the accuracies would be 16 points wide, the paired one is 1 to 3.</summary>
    [Fact]
    public void The_interval_is_paired()
    {
        var first = Answers.Of(2, [.. Enumerable.Range(0, 100).Select(i => (0, i < 20 ? 1 : 0))]);
        var second = Answers.Of(2, [.. Enumerable.Range(0, 100).Select(i => (0, i < 19 ? 1 : 0))]);
        var difference = Comparison.Of(first, second).Difference;
        Assert.Equal(0.01, difference.Value, 1e-12);
        Assert.Equal(0, difference.Low, 1e-12);
        Assert.InRange(difference.High, 0.02, 0.04);
    }

    [Fact]
    public void Other_images_are_refused()
    {
        var three = Answers.Of(2, (0, 0), (0, 1), (1, 1));
        Assert.Contains("asked 3 images, the second 2", Assert.Throws<ArgumentException>(() => Comparison.Of(three, Answers.Of(2, (0, 0), (0, 1)))).Message, StringComparison.Ordinal);
        Assert.Contains("or with another label", Assert.Throws<ArgumentException>(() => Comparison.Of(three, Answers.Of(2, (0, 0), (1, 1), (1, 1)))).Message, StringComparison.Ordinal);
    }
}
