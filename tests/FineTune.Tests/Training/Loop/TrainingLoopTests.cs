using FineTune.Tests.Models;
using FineTune.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class TrainingLoopTests
{
    [Fact]
    public void The_losses_are_those_of_the_plain_PyTorch_loop()
    {
        using var scope = NewDisposeScope();
        var expected = TrainingFixture.Of("loop.json");
        using var net = Network();
        var losses = new List<double>();
        var loop = new TrainingLoop(optim.SGD(net.parameters(), 0.1, momentum: 0.9, weight_decay: 1e-3)) { LearningRate = Schedules.OneCycle(0.1, 12) };
        var right = 0.0;
        for (var epoch = 0; epoch < 2; epoch++) right += Right(loop.Run(Batches(), batch => Forward(net, batch), report => losses.Add(report.Loss)));
        Close.Assert("losses", expected.GetProperty("losses").Doubles(), losses, 1e-5);
        Close.Assert("weight", expected.GetProperty("weight").Doubles(), ((Linear)net[3]).weight.Doubles(), 1e-4);
        Assert.Equal(expected.GetProperty("right").GetDouble(), right, 1e-6);
        Assert.Equal(12, loop.Steps);
    }

    [Fact]
    public void A_partial_batch_counts_by_its_examples()
    {
        using var scope = NewDisposeScope();
        using var net = Network();
        var losses = new List<(double Loss, int Count)>();
        var averages = new TrainingLoop(optim.SGD(net.parameters(), 0.0)).Run(Batches(), batch => Forward(net, batch), report => losses.Add((report.Loss, losses.Count < 5 ? 4 : 3)));
        Assert.Equal(23, averages.Count);
        Assert.Equal(losses.Sum(part => part.Loss * part.Count) / 23, averages.Loss, 1e-9);
    }

    [Fact]
    public void A_loss_that_is_not_finite_changes_no_parameter_and_names_step_and_batch()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Linear(4, 3);
        var loop = new TrainingLoop(optim.SGD(net.parameters(), 0.1));
        Tensor? before = null;
        var wrong = Assert.Throws<NonFiniteLossException>(() => loop.Run(["first", "second"], name => Poisoned(net, name == "second", ref before)));
        Assert.Contains("NaN at step 1", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("second", wrong.Message, StringComparison.Ordinal);
        Assert.True(before!.Equals(net.weight));
    }

    [Fact]
    public void A_cancellation_stops_after_the_step_and_no_further_batch_is_made()
    {
        using var scope = NewDisposeScope();
        using var net = Network();
        using var cancellation = new CancellationTokenSource();
        var made = 0;
        var loop = new TrainingLoop(optim.SGD(net.parameters(), 0.1));
        _ = loop.Run(Batches().Select(batch => (made++, batch).batch), batch => Forward(net, batch), report => { if (report.Step == 2) cancellation.Cancel(); }, cancellation.Token);
        Assert.Equal((2, 2), (loop.Steps, made));
    }

    [Fact]
    public void Every_batch_is_disposed_after_its_step_and_nothing_else_is_left()
    {
        using var net = Network();
        using var optimizer = optim.Adam(net.parameters());
        var loop = new TrainingLoop(optimizer);
        _ = loop.Run(Batches().Take(1), batch => Forward(net, batch));
        var before = Alive.Count();
        _ = loop.Run(Batches(), batch => Forward(net, batch));
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static double Right(Averages averages) => averages.Accuracy * averages.Count;

    private static Sequential Network()
    {
        var net = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 3));
        using var frozen = no_grad();
        foreach (var (name, parameter) in net.named_parameters())
        {
            using var value = ExactHash.Tensor(name, parameter.shape, 0.25, name == "1.weight" ? 1 : 0);
            _ = parameter.copy_(value);
        }
        return net;
    }

    private static IEnumerable<Rows> Batches() => Enumerable.Range(0, 6).Select(i => new Rows(i * 4, Math.Min(23, (i * 4) + 4)));

    private static Outcome Forward(Sequential net, Rows rows)
    {
        var logits = net.call(rows.Inputs);
        return Outcome.Of(nn.functional.cross_entropy(logits, rows.Labels), logits, rows.Labels);
    }

    private static Outcome Poisoned(Linear net, bool poison, ref Tensor? before)
    {
        var loss = net.call(ones(1, 4)).sum() * (poison ? double.NaN : 1);
        if (poison) before = net.weight.detach().clone().MoveToOuterDisposeScope();
        return new Outcome(loss, 1, 0);
    }

    private sealed class Rows : IDisposable
    {
        internal Rows(int from, int to)
        {
            using var inputs = ExactHash.Tensor("images", [23, 4], 1);
            using var labels = ExactHash.Labels("labels", 23, 3);
            (Inputs, Labels) = (inputs[from..to].DetachFromDisposeScope(), labels[from..to].DetachFromDisposeScope());
        }

        internal Tensor Inputs { get; }

        internal Tensor Labels { get; }

        public void Dispose()
        {
            Inputs.Dispose();
            Labels.Dispose();
        }
    }
}
