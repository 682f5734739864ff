using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Models;
using FineTune.Tests.Data;
using FineTune.Tests.Models;
using FineTune.Transfer;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Transfer.Search;

/// <summary>Searches that are real, over few small images.</summary>
[Trait("Speed", "Slow")]
public sealed class SearchTests : IDisposable
{
    private readonly ImageSet train = Pictures.Set(12, 32);
    private readonly ImageSet validation = Pictures.Set(6, 32);

    // The learning rates are too low to find the colour at once, so that recipes differ.
    private static readonly SearchSpace Space = new() { Rate = (1e-5, 1e-2), Views = [Views.Plain, Views.Mirrored] };

    private static SearchOptions Options => new() { Recipes = 6, Epochs = 4, Factor = 2, BatchSize = 4, Verbose = false, Space = Space, Also = [] };

    public void Dispose()
    {
        train.Dispose();
        validation.Dispose();
    }

    private static Backbone Create() => Reference.Network("resnet18");

    private SearchResult Run(SearchOptions options, string device = "cpu") => RecipeSearch.Run(() => Create().to(device), train, validation, options);

    [Fact]
    public void Each_rung_keeps_the_better_part()
    {
        var found = Run(Options);
        // By hand: 6 recipes for 1 epoch, 3 for 2, 1 for 4.
        Assert.Equal([1, 1, 1, 2, 2, 3], found.Trials.Select(trial => trial.Scores.Count).Order());
        Assert.Equal([1, 2, 4], found.Trials.Single(trial => trial.Scores.Count == 3).Scores.Select(score => score.Epochs));
        for (var rung = 0; rung < 2; rung++)
        {
            var here = found.Trials.Where(trial => trial.Scores.Count > rung).ToList();
            var stayed = here.Where(trial => trial.Scores.Count == rung + 1).Max(trial => trial.Scores[rung].Accuracy);
            Assert.True(here.Where(trial => trial.Scores.Count > rung + 1).All(trial => trial.Scores[rung].Accuracy >= stayed));
        }
        Assert.Same(found.Trials[0], found.BestTrial);
        var best = found.Trials.SelectMany(trial => trial.Scores).OrderByDescending(score => score.Accuracy).ThenBy(score => score.Loss).First();
        Assert.Equal((best, best.Epochs), (found.BestTrial.Best, found.Best.Epochs));
        Assert.Equal(FormattableString.Invariant($"{100 * best.Accuracy:F1}%"), found.Leaderboard.Rows[0][1]);
        Assert.Equal(6, found.Leaderboard.Rows.Count);
        Assert.InRange(found.Figure().Traces.Count, 3, 4);
        Assert.False(found.Interrupted);
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void The_same_seed_finds_the_same_and_training_it_reaches_the_same(string device)
    {
        var (one, other) = (Run(Options, device), Run(Options, device));
        Assert.Equal(one.Trials.Select(trial => trial.Recipe), other.Trials.Select(trial => trial.Recipe));
        Assert.All(one.Trials.Zip(other.Trials), pair => Assert.Equal(1, pair.Second.Scores[^1].Loss / pair.First.Scores[^1].Loss, device == "cpu" ? 0 : 1e-3));
        using var model = Create().to(device);
        _ = one.Best.Train(model, train, seed: Options.Seed);
        var reached = Measurement.Of(model, validation.InBatches(4, device: device));
        Assert.Equal(one.BestTrial.Best!.Loss, reached.Loss, 1e-4);
        Assert.Equal(one.BestTrial.Best.Accuracy, reached.Accuracy, 1e-9);
    }

    /// <summary>The layer's logits are those of the regression, which ProbeTests compares with scikit-learn's.</summary>
    [Fact]
    public void A_probes_head_is_the_one_solution_of_the_regression()
    {
        var recipe = new Recipe { Head = HeadKind.Probe, Penalty = 3 };
        using var scope = NewDisposeScope();
        using var model = Create();
        Assert.Empty(recipe.Train(model, train).Epochs);
        var rows = FineTune.Training.FeatureCache.Features(model, train).to(ScalarType.Float64);
        var standard = (rows - rows.mean([0])) / rows.std(0, unbiased: false).clamp(min: 1e-12);
        using var expected = LogisticRegression.Fit(standard, [.. train.Items.Select(item => item.Label)], 3, 3);
        Close.Assert("logits", expected.Logits(standard).Doubles(), model.Head.call(rows.to(ScalarType.Float32)).Doubles(), 1e-4);
        // With stages below it that learn, training begins there.
        using var deep = Create();
        _ = (recipe with { Depth = 1, Rate = 1e-12, LayerFactor = 1, Epochs = 1, BatchSize = 4 }).Train(deep, train);
        Close.Assert("weights", ((TorchSharp.Modules.Linear)model.Head).weight.Doubles(), ((TorchSharp.Modules.Linear)deep.Head).weight.Doubles(), 1e-6);
    }

    /// <summary>The views are those that the plain loop would see, epoch by epoch, through the whole model.</summary>
    [Fact]
    public void A_probe_is_fitted_to_all_views_and_more_of_them_do_not_weigh_more()
    {
        using var scope = NewDisposeScope();
        using var model = Create();
        _ = new Recipe { Head = HeadKind.Probe, Penalty = 3, Views = Views.Article }.Train(model, train, seed: 7);
        model.eval();
        using var asked = no_grad();
        var batches = train.InBatches(12, shuffle: false, 7, Augmentation.Article, normalisation: model.Normalisation);
        var rows = cat([.. Enumerable.Range(0, 4).Select(view => model.Features(batches.Epoch(view).Single().Images))]).to(ScalarType.Float64);
        var standard = (rows - rows.mean([0])) / rows.std(0, unbiased: false).clamp(min: 1e-12);
        int[] labels = [.. train.Items.Select(item => item.Label)];
        using var expected = LogisticRegression.Fit(standard, [.. labels, .. labels, .. labels, .. labels], 3, 4 * 3);
        Close.Assert("logits", expected.Logits(standard).Doubles(), model.Head.call(rows.to(ScalarType.Float32)).Doubles(), 1e-3);
        // Three views that are alike tell nothing more than one.
        using Backbone one = Create(), three = Create();
        var plain = new Recipe { Head = HeadKind.Probe, Penalty = 3 };
        _ = plain.Train(one, train);
        _ = (plain with { Views = new Views("alike", 3, Augmentation.None) }).Train(three, train);
        Close.Assert("weights", ((TorchSharp.Modules.Linear)one.Head).weight.Doubles(), ((TorchSharp.Modules.Linear)three.Head).weight.Doubles(), 1e-3);
    }

    [Fact]
    public void A_probe_is_measured_as_it_does_afterwards()
    {
        Recipe probe = new() { Head = HeadKind.Probe, Penalty = 10 }, mirrored = probe with { Views = Views.Mirrored }, deep = probe with { Depth = 1, Rate = 1e-4, LayerFactor = 1 };
        var found = Run(Options with { Recipes = 3, Epochs = 2, FewestEpochs = 2, Also = [probe, mirrored, deep] });
        foreach (var trial in found.Trials)
        {
            using var model = Create();
            _ = (trial.Recipe with { Epochs = 2 }).Train(model, train, seed: Options.Seed);
            Assert.Equal(1, Measurement.Of(model, validation.InBatches(4)).Loss / trial.Best!.Loss, 1e-3);
        }
        Assert.Null(found.Leaderboard.Rows[found.Trials.ToList().FindIndex(trial => trial.Recipe.IsFitted)][3]);
    }

    [Fact]
    public void What_is_fitted_is_measured_once_and_climbs_all_the_same()
    {
        var found = Run(Options with { Recipes = 2, Also = [new Recipe { Head = HeadKind.Probe }, new Recipe { Rate = 1e-9 }] });
        var scores = found.Trials.Single(trial => trial.Number == 1).Scores;
        Assert.Equal([2, 4], scores.Select(score => score.Epochs));
        Assert.Equal((scores[0].Loss, scores[0].Seconds), (scores[1].Loss, scores[1].Seconds));
    }

    /// <summary>What layer4 learned in one trial must be gone in the next.</summary>
    [Fact]
    public void Every_trial_finds_the_trunk_as_it_was()
    {
        Recipe deep = new() { Depth = 1, Rate = 1e-3, LayerFactor = 1 }, head = new() { Rate = 1e-3 };
        var scores = Run(Options with { Recipes = 4, Epochs = 2, FewestEpochs = 2, Also = [deep, deep, head, head] }).Trials.ToDictionary(trial => trial.Number, trial => trial.Last!.Loss);
        Assert.Equal(scores[1], scores[2]);
        Assert.Equal(scores[3], scores[4]);
        Assert.NotEqual(scores[1], scores[3]);
    }

    [Fact]
    public void With_folds_every_image_is_measured_once()
    {
        var options = Options with { Folds = 3, Recipes = 2, Epochs = 2 };
        var found = Run(options);
        Assert.All(found.Trials, trial => Assert.Equal(Math.Round(18 * trial.Last!.Accuracy), 18 * trial.Last.Accuracy, 1e-6));
        Assert.Contains("3 group numbers for 12", Assert.Throws<ArgumentException>(() => Run(options with { Groups = [1, 2, 3] })).Message);
        Assert.Contains("red", Assert.Throws<InvalidDataException>(() => Run(options with { Folds = 9 })).Message);
    }

    [Fact]
    public void A_recipe_that_diverges_has_lost()
    {
        var wild = new SearchSpace { Heads = [HeadKind.Linear], Depths = [0], Rate = (1e37, 1e38), Views = [Views.Plain] };
        var tame = new Recipe { Rate = 1e-3 };
        var found = Run(Options with { Recipes = 4, Space = wild, Also = [tame] });
        Assert.Equal(1, found.BestTrial.Number);
        Assert.Equal(3, found.Trials.Count(trial => trial.Diverged));
        Assert.Equal("diverged", found.Leaderboard.Rows[3][1]);
        Assert.Contains("diverged", Assert.Throws<InvalidOperationException>(() => Run(Options with { Recipes = 2, Space = wild }).Best).Message);
    }

    [Fact]
    public void A_budget_in_seconds_ends_it()
    {
        var found = Run(Options with { Recipes = null, Seconds = 1.5 });
        Assert.False(found.Interrupted);
        Assert.InRange(found.Seconds, 0, 60);
        Assert.True(found.Trials.Sum(trial => trial.Scores.Sum(score => score.Seconds)) <= found.Seconds);
        Assert.Contains("more seconds", Assert.Throws<InvalidOperationException>(() => Run(Options with { Seconds = 1e-3 }).Best).Message);
    }

    /// <summary>A slow recipe would take more than a quarter of the time, but without it nothing would be found.</summary>
    [Fact]
    public void The_first_recipe_may_take_all_the_time()
    {
        var options = Options with { Recipes = 1, Epochs = 30, FewestEpochs = 30, Also = [new Recipe { Depth = 1, Rate = 1e-5, LayerFactor = 1 }] };
        var seconds = Run(options).Seconds;
        Assert.Equal(30, Run(options with { Seconds = 3 * seconds }).Best.Epochs);
    }

    [Fact]
    public void An_interruption_ends_it_with_what_was_found()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var found = Run(Options with { Cancellation = stopped.Token });
        Assert.True(found.Interrupted);
        Assert.Empty(found.Trials);
    }

    [Fact]
    public void A_search_without_an_end_or_too_deep_is_refused()
    {
        Assert.Contains("Seconds", Assert.Throws<ArgumentException>(() => Run(new SearchOptions())).Message);
        Assert.Contains("too deep", Assert.Throws<ArgumentException>(() => Run(Options with { Space = Space with { Depths = [9] } })).Message);
    }
}
