using FineTune.Evaluation;
using FineTune.Tests.Models;
using FineTune.Transfer;
using static TorchSharp.torch;

namespace FineTune.Tests.Transfer;

public class ProbeTests
{
    public static TheoryData<string> Tasks => new(TransferCase.Names);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_logistic_regression_is_the_one_that_Newton_finds(string name)
    {
        using var task = TransferCase.Of(name);
        using var fitted = LogisticRegression.Fit(task.Features, task.Labels, task.Classes, penalty: 0.5);
        var expected = task.Expected.GetProperty("logistic");
        using var weights = fitted.Weights[..^1];
        Close.Assert("weights", expected.GetProperty("weights").Doubles(), weights.Doubles(), 1e-4);
        using var logits = fitted.Logits(task.Features);
        using var labels = tensor(task.Labels.Select(label => (long)label).ToArray());
        using var loss = nn.functional.cross_entropy(logits, labels);
        Assert.Equal(expected.GetProperty("loss").GetDouble(), loss.item<double>() + (weights.Doubles().Sum(w => w * w) * 0.5 / 2 / task.Labels.Length), 1e-9);
    }

    [Fact]
    public void Every_image_is_answered_by_a_head_that_has_not_seen_it()
    {
        // Two images of a class that nothing tells apart from the others but their own value: whoever has seen them would know them.
        using var features = new StageFeatures(eye(12), [.. Enumerable.Range(0, 12).Select(i => i % 2)], ["a", "b"]);
        var probe = LinearProbe.Of(features, folds: 12, penalty: 1e-3);
        Assert.Equal(0, probe.Accuracy);
        Assert.Equal(12, probe.FoldAccuracies.Count);
    }

    [Fact]
    public void Classes_that_lie_apart_are_found()
    {
        using var task = TransferCase.Of("clear");
        using var features = task.AsStage();
        var probe = LinearProbe.Of(features, folds: 4);
        Assert.InRange(probe.Accuracy, 0.75, 1);
        Assert.Equal(probe.Accuracy, probe.FoldAccuracies.Average(), 0.02);
        Assert.Equal(probe.FoldAccuracies, LinearProbe.Of(features, folds: 4).FoldAccuracies);
        Assert.Equal(task.Labels, probe.Predictions.Labels);
    }

    [Fact]
    public void Folds_are_two_at_least_and_no_more_than_images()
    {
        using var features = new StageFeatures(ones(4, 2), [0, 1, 0, 1], ["a", "b"]);
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => LinearProbe.Of(features, folds: 1));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => LinearProbe.Of(features, folds: 5));
    }
}
