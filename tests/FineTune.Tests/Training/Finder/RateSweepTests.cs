using FineTune.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class RateSweepTests
{
    [Fact]
    public void Rates_rise_by_the_same_multiple_until_the_loss_diverges()
    {
        using var set = Drawings.Make(12, 8);
        using var model = Small.Network();
        var sweep = Trainer(model).SweepRates(set.InBatches(4, shuffle: true), 1e-4, 1e6, 60);
        Assert.True(sweep.Diverged);
        Assert.InRange(sweep.Losses.Count, 10, 59);
        Assert.Equal(1e-4, sweep.Rates[0], 1e-12);
        Assert.All(sweep.Rates.Zip(sweep.Rates.Skip(1)), pair => Assert.Equal(Math.Pow(1e10, 1 / 59.0), pair.Second / pair.First, 1e-9));
        Assert.InRange(sweep.Suggestion, sweep.Rates[0], sweep.Rates[^1]);
    }

    [Fact]
    public void Model_optimiser_and_random_state_are_as_before_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(12, 8);
        using var swept = Small.Network();
        using var plain = Small.Network();
        Dictionary<string, double[]>[] ends = [.. new[] { swept, plain }.Select(model =>
        {
            _ = manual_seed(4);
            var trainer = Trainer(model);
            _ = trainer.Fit(set.InBatches(4), null, 1);
            if (ReferenceEquals(model, swept)) _ = trainer.SweepRates(set.InBatches(4), 1e-3, 1, 12);
            _ = trainer.Fit(set.InBatches(4), null, 1);
            return Small.Weights(model);
        })];
        Assert.All(ends[1], entry => Assert.Equal(entry.Value, ends[0][entry.Key]));
    }

    [Fact]
    public void The_smoothed_loss_is_the_average_without_bias()
    {
        using var set = Drawings.Make(12, 8);
        using var model = Small.Network();
        var sweep = Trainer(model).SweepRates(set.InBatches(4), 1e-6, 1e-5, 10);
        Assert.False(sweep.Diverged);
        for (var i = 0; i < sweep.Losses.Count; i++)
        {
            var weights = Enumerable.Range(0, i + 1).Select(j => Math.Pow(0.9, i - j)).ToArray();
            Assert.Equal(weights.Zip(sweep.Losses, (weight, loss) => weight * loss).Sum() / weights.Sum(), sweep.Smoothed[i], 1e-9);
        }
    }

    [Fact]
    public void The_ratio_of_the_groups_is_kept_and_their_own_rates_come_back()
    {
        using var set = Drawings.Make(12, 8);
        using var model = Small.Network();
        var parameters = model.parameters().ToArray();
        var optimizer = optim.SGD([new SGD.ParamGroup(parameters[..4], 0.01), new SGD.ParamGroup(parameters[4..], 0.1)], 1);
        var ratios = new List<double>();
        var trainer = new Trainer(model, optimizer) { Verbose = false, Loss = Watched };
        _ = trainer.SweepRates(set.InBatches(4), 1e-4, 1e-2, 10);
        Assert.All(ratios, ratio => Assert.Equal(10, ratio, 1e-9));
        Assert.Equal([0.01, 0.1], optimizer.ParamGroups.Select(group => group.LearningRate));

        Tensor Watched(Tensor logits, Tensor labels)
        {
            ratios.Add(optimizer.ParamGroups.Last().LearningRate / optimizer.ParamGroups.First().LearningRate);
            return nn.functional.cross_entropy(logits, labels);
        }
    }

    [Fact]
    public void A_figure_has_both_losses_and_both_suggestions()
    {
        using var set = Drawings.Make(12, 8);
        using var model = Small.Network();
        var figure = Trainer(model).SweepRates(set.InBatches(4), 1e-4, 10, 30).Figure();
        Assert.Equal(4, figure.Traces.Count);
        Assert.Equal("log", (string?)figure.Layout["xaxis"]!["type"]);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        using var set = Drawings.Make(3, 8);
        using var model = Small.Network();
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(model).SweepRates(set.InBatches(3), 1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(model).SweepRates(set.InBatches(3), steps: 5));
        Assert.Contains("no rate to find", Assert.Throws<InvalidOperationException>(() => new Trainer(model, Optimizers.Create("cg", model.parameters(), 1)).SweepRates(set.InBatches(3))).Message, StringComparison.Ordinal);
        Assert.Contains("no optimiser", Assert.Throws<InvalidOperationException>(() => new Trainer(model).SweepRates(set.InBatches(3))).Message, StringComparison.Ordinal);
    }

    private static Trainer Trainer(nn.Module<Tensor, Tensor> model) => new(model, optim.SGD(model.parameters(), 0.1, momentum: 0.9)) { Verbose = false };
}
