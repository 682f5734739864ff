using FineTune.Evaluation;
using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class WeightsTests
{
    [Fact]
    public void An_average_is_the_closed_form_of_its_recursion()
    {
        using var model = new ChannelMeans();
        using var average = new WeightAverage(model, 0.9);
        var weight = model.parameters().Single();
        var expected = 1.0;
        for (var step = 1; step <= 5; step++)
        {
            using (no_grad()) _ = weight.fill_(step * 2.0);
            average.Update();
            expected = (0.9 * expected) + (0.1 * step * 2);
        }
        using (average.Applied()) Assert.Equal(expected, model.Weight, 1e-5);
        Assert.Equal(10, model.Weight);
        average.Apply();
        Assert.Equal(expected, model.Weight, 1e-5);
    }

    [Fact]
    public void An_average_leaves_what_is_frozen_as_it_is_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Network();
        using var average = new WeightAverage(model, 0.37);
        var before = Small.Weights(model);
        for (var i = 0; i < 10; i++) average.Update();
        average.Apply();
        Small.AssertSame(before, model);
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void Validation_measures_the_average_and_the_model_goes_on_with_its_own(string device)
    {
        using var set = Drawings.Make(10, 8);
        using var plain = new ChannelMeans().to(device);
        using var averaged = new ChannelMeans().to(device);
        _ = new Trainer(plain, optim.SGD(plain.parameters(), 1)) { Verbose = false }.Fit(set.InBatches(4, device: device), set.InBatches(4, device: device), 2);
        var trainer = new Trainer(averaged, optim.SGD(averaged.parameters(), 1)) { Verbose = false, AverageDecay = 0.5 };
        var history = trainer.Fit(set.InBatches(4, device: device), set.InBatches(4, device: device), 2);
        Assert.Equal(plain.Weight, averaged.Weight);
        trainer.Average!.Apply();
        Assert.NotEqual(plain.Weight, averaged.Weight);
        Assert.Equal(Measurement.Of(averaged, set.InBatches(4, device: device)).Loss, history.Last.ValidationLoss, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void The_best_weights_come_back_at_the_end(string device)
    {
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans().to(device);
        // Learns for two steps, then the rate is turned round and it unlearns.
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 1)) { Verbose = false, KeepBest = true, LearningRate = step => step < 2 ? 1 : -2 };
        var history = trainer.Fit(set.InBatches(10, device: device), set.InBatches(10, device: device), 5);
        Assert.Equal(2, history.Best().Epoch);
        Assert.Equal(history.Best().ValidationLoss, Measurement.Of(model, set.InBatches(10, device: device)).Loss, 1e-9);
        Assert.True(history.Last.ValidationLoss > history.Best().ValidationLoss);
    }

    [Fact]
    public void An_interruption_keeps_the_best_weights_too()
    {
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans();
        using var cancellation = new CancellationTokenSource();
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 1)) { Verbose = false, KeepBest = true, LearningRate = step => step < 2 ? 1 : -2 };
        trainer.Progressed += progress =>
        {
            if (progress.Epoch == 4) cancellation.Cancel();
        };
        var history = trainer.Fit(set.InBatches(4), set.InBatches(10), 9, cancellation: cancellation.Token);
        Assert.True(history.Interrupted);
        Assert.Equal((3, 1), (history.Epochs.Count, history.Best().Epoch));
        Assert.Equal(history.Best().ValidationLoss, Measurement.Of(model, set.InBatches(10)).Loss, 1e-9);
    }

    [Fact]
    public void A_training_that_gets_no_better_ends_after_its_patience()
    {
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans();
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 1)) { Verbose = false, EarlyStopping = new EarlyStopping(3), LearningRate = step => step < 2 ? 1 : -2 };
        var history = trainer.Fit(set.InBatches(10), set.InBatches(10), 50);
        Assert.Equal((5, true, false), (history.Epochs.Count, history.StoppedEarly, history.Interrupted));
    }

    [Theory]
    [InlineData(2, 0, new[] { 5.0, 4, 4.5, 3, 3.5 }, false)]
    [InlineData(2, 0, new[] { 5.0, 4, 4.5, 4 }, true)]
    [InlineData(2, 0.6, new[] { 5.0, 4, 3.5, 3.45 }, true)]
    [InlineData(1, 0, new[] { 5.0 }, false)]
    public void Patience_counts_epochs_without_a_better_one(int patience, double margin, double[] losses, bool stops)
        => Assert.Equal(stops, new EarlyStopping(patience) { Margin = margin }.StopsAfter(losses.Select((loss, i) => new EpochRecord(i + 1, 1, 0, loss, 0, 1))));

    [Fact]
    public void Epochs_are_compared_by_accuracy_and_then_by_loss()
    {
        EpochRecord Of(int number, double loss, double accuracy) => new(number, 1, 0, loss, accuracy, 1);
        var history = new[] { Of(1, 0.5, 0.8), Of(2, 0.9, 0.9), Of(3, 0.7, 0.9), Of(4, 0.4, 0.7) };
        Assert.True(new EarlyStopping(1).StopsAfter(history, BestBy.ValidationAccuracy));
        Assert.False(new EarlyStopping(1).StopsAfter(history, BestBy.ValidationLoss));
        Assert.False(new EarlyStopping(2).StopsAfter(history, BestBy.ValidationAccuracy));
    }
}
