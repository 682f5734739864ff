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
        // Each image has a feature of its own, which only a head that has seen it could use. To the others the two of a fold look the same.
        using var features = new StageFeatures(eye(12), [.. Enumerable.Range(0, 12).Select(i => i % 2)], ["a", "b"]);
        Assert.Equal(0.5, LinearProbe.Of(features, folds: 6, penalty: 1e-3).Accuracy);
        using var seen = LogisticRegression.Fit(features.Values, features.Labels, 2, 1e-3);
        using var answers = seen.Logits(features.Values);
        using var labels = tensor(features.Labels.Select(label => (long)label).ToArray());
        Assert.Equal(1, Predictions.From(answers, labels, features.Classes).Accuracy);
    }

    /// <summary>Every image is there twice: alone, each would be named by its twin; with twins in one fold, chance is left.</summary>
    [Fact]
    public void Groups_stay_in_one_fold()
    {
        using var features = new StageFeatures(eye(12).repeat(2, 1), [.. Enumerable.Range(0, 24).Select(i => i % 2)], ["a", "b"]);
        Assert.InRange(LinearProbe.Of(features, folds: 6, penalty: 1e-3).Accuracy, 0.7, 1);
        Assert.Equal(0.5, LinearProbe.Of(features, folds: 6, penalty: 1e-3, groups: [.. Enumerable.Range(0, 24).Select(i => i % 12)]).Accuracy);
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
    public void Folds_are_two_at_least_and_no_more_than_a_class_has_images()
    {
        using var features = new StageFeatures(ones(4, 2), [0, 1, 0, 1], ["a", "b"]);
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => LinearProbe.Of(features, folds: 1));
        Assert.Contains("'a'", Assert.Throws<InvalidDataException>(() => LinearProbe.Of(features, folds: 3)).Message, StringComparison.Ordinal);
    }
}
