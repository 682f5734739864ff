using FineTune.Tests.Charts;
using FineTune.Transfer;

namespace FineTune.Tests.Transfer;

public class SourceRankingTests
{
    private static readonly double[] X = [12, 2, 1, 12, 2];
    private static readonly double[] Y = [1, 4, 7, 1, 0];

    /// <summary>Source: the examples of scipy.stats.weightedtau and scipy.stats.kendalltau.</summary>
    [Fact]
    public void The_rank_agreements_are_SciPys_examples()
    {
        Assert.Equal(-0.47140452079103173, RankAgreement.Kendall(X, Y), 1e-12);
        Assert.Equal(-0.56694968153682723, RankAgreement.WeightedKendall(X, Y), 1e-12);
    }

    [Fact]
    public void The_same_order_agrees_wholly_and_the_opposite_not_at_all()
    {
        double[] up = [1, 2, 5, 9], down = [4, 3, 2, 0];
        Assert.Equal(1, RankAgreement.Kendall(up, up), 1e-12);
        Assert.Equal(-1, RankAgreement.WeightedKendall(up, down), 1e-12);
        Assert.Equal(1, RankAgreement.Pearson(up, [.. up.Select(value => (3 * value) - 7)]), 1e-12);
        // By hand: deviations (-1, 0, 1) and (-1/3, -1/3, 2/3).
        Assert.Equal(1 / Math.Sqrt(2 * 2.0 / 3), RankAgreement.Pearson([1, 2, 3], [0, 0, 1]), 1e-12);
        Assert.Equal(double.NaN, RankAgreement.Kendall(up, [1, 1, 1, 1]));
        _ = Assert.Throws<ArgumentException>(() => RankAgreement.Kendall([1], [1]));
    }

    [Fact]
    public void The_best_source_comes_first_and_what_was_reached_is_compared()
    {
        var ranking = SourceRanking.Of(
            Score("drawings", "layer3", -0.4, 0.7) with { Reached = 0.72 },
            Score("photos", "layer4", -0.2, 0.6) with { Reached = 0.65 },
            Score("drawings", "layer4", -0.1, 0.8) with { Reached = 0.81 },
            Score("random", "layer4", -0.9, 0.3));
        Assert.Equal(["layer4", "layer4", "layer3", "layer4"], ranking.Sources.Select(source => source.Stage));
        var agreement = ranking.Agreement();
        Assert.Equal(["LogME", "H-score", "shrunk H-score", "linear probe"], agreement.Select(score => score.Score));
        Assert.Equal(1.0 / 3, agreement[0].Kendall, 1e-12);
        Assert.Equal((1, 3), (agreement[3].Kendall, agreement[3].Sources));
        Assert.Contains("reached", ranking.ToString(), StringComparison.Ordinal);
        var json = Plotly.Valid(ranking.Figure("linear probe"));
        Assert.Equal(2, json.GetProperty("data").GetArrayLength());
        Assert.Contains("'luck'", Assert.Throws<ArgumentException>(() => ranking.Figure("luck")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_score_of_a_stage_is_computed_at_once()
    {
        using var task = TransferCase.Of("tall");
        using var stage = task.AsStage();
        var score = SourceScore.Of("resnet18", "layer4", stage, task.Source);
        Assert.Equal(task["logme"], score.LogMe, 1e-6);
        Assert.Equal(task["leep"], score.Leep!.Value, 1e-10);
        Assert.Equal(task["shrunk"], score.ShrunkHScore, 1e-8);
        Assert.Equal(6, score.Width);
        Assert.Null(SourceScore.Of("resnet18", "layer4", stage).Leep);
    }

    private static SourceScore Score(string backbone, string stage, double logMe, double probe) => new(backbone, stage, 512, logMe, 1 + logMe, 1 + logMe, probe, null);
}
