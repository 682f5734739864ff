using FineTune.Tests.Models;
using FineTune.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

/// <summary>What a trainer does between backward and step.</summary>
public class StepOptionsTests
{
    [Fact]
    public void Batches_that_share_a_step_are_one_big_batch()
    {
        using var set = Drawings.Make(11, 8);
        using var big = Linear();
        using var small = Linear();
        _ = new Trainer(big, optim.SGD(big.parameters(), 0.1, momentum: 0.9)) { Verbose = false }.Fit(set.InBatches(8, shuffle: true), null, 3);
        _ = new Trainer(small, optim.SGD(small.parameters(), 0.1, momentum: 0.9)) { Verbose = false, Accumulate = 4 }.Fit(set.InBatches(2, shuffle: true), null, 3);
        foreach (var (name, values) in Small.Weights(big)) Close.Assert(name, values, Small.Weights(small)[name], 1e-5);
    }

    [Fact]
    public void The_schedule_counts_steps_and_keeps_the_ratio_of_the_groups()
    {
        using var set = Drawings.Make(11, 8);
        using var model = Small.Network();
        var parameters = model.parameters().ToArray();
        var optimizer = optim.SGD([new SGD.ParamGroup(parameters[..2], 0.01), new SGD.ParamGroup(parameters[2..], 0.1)], 1);
        var seen = new List<(double, double)>();
        var trainer = new Trainer(model, optimizer) { Verbose = false, Schedule = Schedule.Cosine(), Accumulate = 2 };
        trainer.Progressed += _ => seen.Add((optimizer.ParamGroups.First().LearningRate, optimizer.ParamGroups.Last().LearningRate));
        _ = trainer.Fit(set.InBatches(4), null, 2);
        // Three batches make two steps an epoch: four steps in all, of which each but the last of an epoch has two batches.
        var expected = new[] { 0, 0, 1, 2, 2, 3 }.Select(step => (1 + Math.Cos(Math.PI * step / 4)) / 2).ToArray();
        Assert.All(seen.Zip(expected), pair => Assert.Equal(0.01 * pair.Second, pair.First.Item1, 1e-12));
        Assert.All(seen.Zip(expected), pair => Assert.Equal(0.1 * pair.Second, pair.First.Item2, 1e-12));
        Assert.Equal([0.01, 0.1], optimizer.ParamGroups.Select(group => group.LearningRate));
    }

    [Fact]
    public void A_plateau_lowers_the_rate_of_the_epochs_after_it()
    {
        using var set = Drawings.Make(9, 8);
        using var model = new ChannelMeans();
        var optimizer = optim.SGD(model.parameters(), 1e-12);
        var rates = new List<double>();
        var trainer = new Trainer(model, optimizer) { Verbose = false, Plateau = new Plateau(0.1, 1) };
        trainer.Progressed += _ => rates.Add(optimizer.ParamGroups.Single().LearningRate);
        _ = trainer.Fit(set.InBatches(9), set.InBatches(9), 5);
        Assert.Equal([1, 1, 1, 0.1, 0.1], rates.Select(rate => Math.Round(rate / 1e-12, 9)));
    }

    [Fact]
    public void A_clipped_gradient_has_the_length_that_was_asked_for()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(3, 2, hasBias: false);
        var before = model.weight.detach().clone();
        var loop = new TrainingLoop(optim.SGD(model.parameters(), 1)) { Clipping = Clipping.Norm(0.5) };
        _ = loop.Run([1], _ => new Outcome((model.call(ones(1, 3)) * 100).sum(), 1, 0));
        Assert.Equal(0.5, (before - model.weight).norm().item<float>(), 1e-5);
        before = model.weight.detach().clone();
        _ = new TrainingLoop(optim.SGD(model.parameters(), 1)) { Clipping = Clipping.Value(0.25) }.Run([1], _ => new Outcome((model.call(ones(1, 3)) * 100).sum(), 1, 0));
        Assert.All((before - model.weight).Doubles(), moved => Assert.Equal(0.25, moved, 1e-6));
    }

    [Fact]
    public void A_penalty_pulls_and_is_not_reported_as_loss()
    {
        using var set = Drawings.Make(6, 8);
        using var free = new ChannelMeans();
        using var held = new ChannelMeans();
        var plain = new Trainer(free, optim.SGD(free.parameters(), 0.1)) { Verbose = false }.Fit(set.InBatches(6), null, 1);
        var weight = held.parameters().Single();
        var pulled = new Trainer(held, optim.SGD(held.parameters(), 0.1)) { Verbose = false, Penalty = () => weight.square().sum() * 3 }.Fit(set.InBatches(6), null, 1);
        Assert.Equal(plain.Last.TrainLoss, pulled.Last.TrainLoss);
        // The penalty's gradient is 6 at a weight of 1.
        Assert.Equal(free.Weight - 0.6, held.Weight, 1e-5);
    }

    private static nn.Module<Tensor, Tensor> Linear()
    {
        var net = nn.Sequential(("flat", nn.Flatten()), ("head", nn.Linear(192, 3)));
        using var frozen = no_grad();
        foreach (var (name, parameter) in net.named_parameters())
        {
            using var value = ExactHash.Tensor(name, parameter.shape, 0.001);
            _ = parameter.copy_(value);
        }
        return net;
    }
}
