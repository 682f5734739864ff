using FineTune.Evaluation;
using FineTune.Vault.Manifests;
using static TorchSharp.torch;

namespace FineTune.Tests.Vault;

public class TestFiguresTests
{
    // The example of scikit-learn's f1_score: the macro average is 0.2666...
    [Fact]
    public void Figures_of_predictions_carry_intervals()
    {
        using var scope = NewDisposeScope();
        long[] truth = [0, 1, 2, 0, 1, 2], guesses = [0, 2, 1, 0, 0, 1];
        var logits = nn.functional.one_hot(tensor(guesses), 3).to(ScalarType.Float32) * 4;
        var metrics = TestFigures.Of(Predictions.From(logits, tensor(truth), ["a", "b", "c"])).ToDictionary(metric => metric.Name);
        Assert.Equal(4 / 15.0, metrics["macro F1"].Value, 1e-12);
        // Wilson's interval of 2 of 6, as statsmodels' proportion_confint gives it.
        Assert.Equal((1 / 3.0, 0.0967714, 0.7000067), (metrics["accuracy"].Value, metrics["accuracy"].Low!.Value, metrics["accuracy"].High!.Value), Near);
        // -log softmax of (4, 0, 0): right by 0.036 or wrong by 4.036.
        var right = Math.Log(1 + (2 * Math.Exp(-4)));
        Assert.Equal(right + (4 * 4 / 6.0), metrics["loss"].Value, 1e-6);
        Assert.All(["accuracy", "macro F1", "loss"], name => Assert.True(metrics[name].Low <= metrics[name].Value && metrics[name].Value <= metrics[name].High && metrics[name].Low < metrics[name].High));
        Assert.Null(metrics["calibration error (ECE)"].Low);
    }

    [Fact]
    public void Robustness_is_measured_at_each_strength_and_stands_on_the_card()
    {
        using var published = new Published();
        using var scope = NewDisposeScope();
        using var images = Drawing.Set("fruit", 10);
        var batches = images.InBatches(4);
        var metrics = TestFigures.Robustness(Published.Model, batches);
        Assert.Equal(["noise 0.05", "noise 0.1", "blur 1", "blur 2", "contrast lost 0.5", "contrast lost 0.75"], metrics.Select(metric => metric.Name["robustness/".Length..]));
        var curve = Robustness.Of(Perturbation.Blur, batches, [("model", Published.Model)], [2]).Curves[0].Accuracies[0];
        Assert.Equal(TopAccuracy.Wilson((int)Math.Round(10 * curve), 10) is var blur ? (blur.Value, blur.Low, blur.High) : default, (metrics[3].Value, metrics[3].Low!.Value, metrics[3].High!.Value));
        _ = published.Publish(draft => draft with { Metrics = metrics });
        var card = File.ReadAllText(Path.Combine(published.VersionFolder(1), "MODEL_CARD.md"));
        Assert.All(metrics, metric => Assert.Contains($"| {metric.Name} | ", card, StringComparison.Ordinal));
    }

    private static bool Near((double, double, double) a, (double, double, double) b)
        => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6 && Math.Abs(a.Item3 - b.Item3) < 1e-6;
}
