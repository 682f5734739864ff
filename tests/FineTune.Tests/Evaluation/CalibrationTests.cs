using FineTune.Evaluation;
using FineTune.Tests.Charts;
using FineTune.Tests.Models;

namespace FineTune.Tests.Evaluation;

public class CalibrationTests
{
    // Five bins. (0.4, 0.6]: 0.55 right, 0.6 wrong. (0.6, 0.8]: 0.7 right, 0.7 right, 0.8 wrong. (0.8, 1]: 0.9 right, 0.95 wrong, 0.99 right.
    private static readonly Predictions ByHand = Answers.Sure((true, 0.55), (false, 0.599), (true, 0.7), (true, 0.7), (false, 0.799), (true, 0.9), (false, 0.95), (true, 0.99));

    [Fact]
    public void The_expected_error_is_the_one_worked_by_hand()
    {
        var calibration = ByHand.Calibration(5);
        double[] gaps = [Math.Abs(((0.55 + 0.599) / 2) - 0.5), Math.Abs(((0.7 + 0.7 + 0.799) / 3) - (2.0 / 3)), Math.Abs(((0.9 + 0.95 + 0.99) / 3) - (2.0 / 3))];
        Assert.Equal([0, 0, 2, 3, 3], calibration.Bins.Select(bin => bin.Count));
        Assert.Equal(((2 * gaps[0]) + (3 * gaps[1]) + (3 * gaps[2])) / 8, calibration.ExpectedError, 1e-6);
        Assert.Equal(gaps.Max(), calibration.LargestError, 1e-6);
        Assert.Equal(double.NaN, calibration.Bins[0].Accuracy);
    }

    [Fact]
    public void A_bin_holds_its_upper_end()
    {
        var undecided = Answers.Sure((true, 0.5));
        Assert.Equal([0, 1, 0, 0], undecided.Calibration(4).Bins.Select(bin => bin.Count));
        Assert.Equal([0, 1, 0], undecided.Calibration(3).Bins.Select(bin => bin.Count));
    }

    [Fact]
    public void Empty_bins_are_gaps_in_the_diagram()
    {
        var json = Plotly.Valid(ByHand.Calibration(5).Figure());
        Assert.Equal([null, null, 0.5, 2.0 / 3, 2.0 / 3], Plotly.Numbers(json.GetProperty("data")[0].GetProperty("y")));
        Assert.Contains("ECE", json.GetProperty("layout").GetProperty("title").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_temperature_is_the_best_of_a_fine_grid()
    {
        using var logits = ExactHash.Tensor("temperature", [60, 4], 9);
        using var labels = ExactHash.Labels("temperature labels", 60, 4);
        var predictions = Predictions.From(logits, labels, ["a", "b", "c", "d"]);
        var grid = Enumerable.Range(0, 4000).Select(i => 0.5 * Math.Pow(200, i / 3999.0)).MinBy(t => new Temperature(t).Apply(predictions).Loss);
        var fitted = Temperature.Fit(predictions);
        Assert.InRange(fitted.Value, grid / 1.002, grid * 1.002);
        Assert.Equal(predictions.Guesses, fitted.Apply(predictions).Guesses);
        Assert.True(fitted.Apply(predictions).Loss < predictions.Loss);
    }

    /// <summary>Two classes, confidence p everywhere, share a right: the best logit is log(a / (1 - a)), a closed form.</summary>
    [Fact]
    public void An_overconfident_model_is_cooled_to_its_accuracy()
    {
        var predictions = Answers.Sure([.. Enumerable.Range(0, 20).Select(i => (i < 15, 0.99))]);
        var fitted = Temperature.Fit(predictions);
        Assert.Equal(Math.Log(99) / Math.Log(3), fitted.Value, 1e-5);
        Assert.Equal(0, fitted.Apply(predictions).Calibration().ExpectedError, 1e-6);
    }

    [Fact]
    public void Where_all_is_right_the_temperature_stops_at_its_bound()
        => Assert.InRange(Temperature.Fit(Answers.Sure((true, 0.9), (true, 0.8))).Value, 0.0099, 0.02);
}
