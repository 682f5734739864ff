using FineTune.Tests.Models;
using FineTune.Transfer;
using static TorchSharp.torch;

namespace FineTune.Tests.Transfer;

public class ScoreTests
{
    public static TheoryData<string> Tasks => new(TransferCase.Names);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void LogME_is_the_highest_evidence_of_a_grid(string name)
    {
        using var task = TransferCase.Of(name);
        Assert.Equal(task["logme"], LogMe.Of(task.Features, task.Labels), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void LEEP_is_the_papers_formula(string name)
    {
        using var task = TransferCase.Of(name);
        Assert.Equal(task["leep"], Leep.Of(task.Source, task.Labels), 1e-10);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_H_scores_are_the_papers_formulas(string name)
    {
        using var task = TransferCase.Of(name);
        Assert.Equal(task["hscore"], HScore.Of(task.Features, task.Labels), 1e-8);
        Assert.Equal(task["shrunk"], HScore.Shrunk(task.Features, task.Labels), 1e-8);
    }

    /// <summary>Closed forms: a source that names the class surely scores 0; one that says the same of all images, minus the labels' entropy.</summary>
    [Fact]
    public void LEEP_lies_between_the_entropy_and_nothing()
    {
        using var sure = tensor(new[] { 1.0, 0, 1, 0, 0, 1, 0, 1 }, [4, 2]);
        Assert.Equal(0, Leep.Of(sure, [0, 0, 1, 1]), 1e-12);
        using var blind = full([4, 3], 1 / 3.0, ScalarType.Float64);
        Assert.Equal((0.75 * Math.Log(0.75)) + (0.25 * Math.Log(0.25)), Leep.Of(blind, [0, 0, 0, 1]), 1e-12);
    }

    /// <summary>Closed form: features that are the classes themselves have all their variance between them: the number of classes less one.</summary>
    [Fact]
    public void The_H_score_of_perfect_features_is_the_number_of_classes_less_one()
    {
        using var features = eye(3, dtype: ScalarType.Float64).repeat(4, 1);
        Assert.Equal(2, HScore.Of(features, [.. Enumerable.Range(0, 12).Select(i => i % 3)]), 1e-9);
    }

    [Fact]
    public void Features_that_tell_the_classes_score_higher_than_noise()
    {
        using var task = TransferCase.Of("clear");
        using var noise = ExactHash.Tensor("other", [36, 5], 1);
        Assert.True(LogMe.Of(task.Features, task.Labels) > LogMe.Of(noise, task.Labels) + 0.1);
        Assert.True(HScore.Shrunk(task.Features, task.Labels) > HScore.Shrunk(noise, task.Labels) + 0.5);
    }

    [Fact]
    public void Features_without_noise_have_a_score_too()
    {
        using var features = eye(2, dtype: ScalarType.Float64).repeat(6, 1);
        Assert.True(double.IsFinite(LogMe.Of(features, [.. Enumerable.Range(0, 12).Select(i => i % 2)])));
        using var nothing = zeros(6, 2);
        Assert.True(double.IsFinite(LogMe.Of(nothing, [0, 1, 0, 1, 0, 1])));
        Assert.Equal(0, HScore.Shrunk(nothing, [0, 1, 0, 1, 0, 1]));
    }

    [Fact]
    public void What_cannot_be_scored_says_why()
    {
        using var features = ones(3, 2);
        Assert.Contains("[3, 2] for 2 labels", Assert.Throws<ArgumentException>(() => LogMe.Of(features, [0, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("one class", Assert.Throws<ArgumentException>(() => HScore.Of(features, [1, 1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("add up to 1", Assert.Throws<ArgumentException>(() => Leep.Of(features, [0, 1, 1])).Message, StringComparison.Ordinal);
        using var broken = tensor(new[] { 1f, float.NaN }, [2, 1]);
        Assert.Contains("not a finite number", Assert.Throws<ArgumentException>(() => LogMe.Of(broken, [0, 1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var task = TransferCase.Of("tall");
        using var stage = task.AsStage();
        var before = Alive.Count();
        _ = SourceScore.Of("resnet18", "layer4", stage, task.Source);
        Assert.Equal(before, Tensor.TotalCount);
    }
}
