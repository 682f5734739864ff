using FineTune.Evaluation;

namespace FineTune.Tests.Evaluation;

public class IntervalTests
{
    /// <summary>Source: Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_is_that_of_the_published_table(int right, int count, double low, double high)
    {
        var estimate = TopAccuracy.Wilson(right, count);
        Assert.Equal(low, estimate.Low, 4);
        Assert.Equal(high, estimate.High, 4);
    }

    /// <summary>The mean of a resample of zeros and ones is binomial: its quantiles are known.</summary>
    [Theory]
    [InlineData(30, 21)]
    [InlineData(145, 116)]
    public void The_bootstrap_of_a_share_is_binomial(int count, int right)
    {
        var values = Enumerable.Range(0, count).Select(i => i < right ? 1.0 : 0.0).ToArray();
        var estimate = Bootstrap.Mean(values, 0.9, resamples: 20_000, seed: 1);
        Assert.Equal((double)right / count, estimate.Value, 1e-12);
        Assert.Equal(BinomialQuantile(count, (double)right / count, 0.05), estimate.Low, 1.01 / count);
        Assert.Equal(BinomialQuantile(count, (double)right / count, 0.95), estimate.High, 1.01 / count);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        var values = Enumerable.Range(0, 40).Select(i => Math.Sqrt(i)).ToArray();
        Assert.Equal(Bootstrap.Mean(values, seed: 5), Bootstrap.Mean(values, seed: 5));
        Assert.NotEqual(Bootstrap.Mean(values, seed: 5), Bootstrap.Mean(values, seed: 6));
    }

    [Fact]
    public void Any_statistic_can_be_resampled()
    {
        var estimate = Bootstrap.Of(50, drawn => drawn.Max(), resamples: 4000, seed: 2);
        Assert.Equal(49, estimate.Value);
        // The largest of 50 draws is the last image with probability 1 - (49/50)^50 = 64%, so the upper end is it.
        Assert.Equal(49, estimate.High);
        Assert.InRange(estimate.Low, 45, 47);
    }

    [Fact]
    public void A_level_lies_between_0_and_1()
        => Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Mean([1, 2], level: 95));

    private static double BinomialQuantile(int count, double share, double level)
    {
        var (term, sum) = (Math.Pow(1 - share, count), 0.0);
        for (var k = 0; ; k++)
        {
            sum += term;
            if (sum >= level) return (double)k / count;
            term *= (double)(count - k) / (k + 1) * share / (1 - share);
        }
    }
}
