using FineTune.Evaluation;
using FineTune.Freezing;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class TrainerTests
{
    [Fact]
    public void Every_epoch_goes_into_the_history_over_all_fits()
    {
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans();
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.1)) { Verbose = false };
        _ = trainer.Fit(set.InBatches(4, shuffle: true), set.InBatches(3), 2);
        var history = trainer.Fit(set.InBatches(4), null, 1);
        Assert.Equal([1, 2, 3], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.All(history.Epochs, epoch => Assert.True(epoch.TrainLoss > 0 && epoch.TrainAccuracy == 1 && epoch.Seconds > 0));
        Assert.True(history.Epochs[1].ValidationLoss < history.Epochs[0].ValidationLoss);
        Assert.True(double.IsNaN(history.Last.ValidationLoss) && double.IsNaN(history.Last.ValidationAccuracy));
        Assert.Same(history, trainer.History);
        Assert.False(history.Interrupted || model.training);
    }

    [Fact]
    public void An_interruption_stops_after_the_batch_and_leaves_a_usable_model()
    {
        using var set = Drawings.Make(12, 8);
        using var model = new ChannelMeans();
        using var cancellation = new CancellationTokenSource();
        var batches = 0;
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.1)) { Verbose = false, Loss = Counted };
        var history = trainer.Fit(set.InBatches(4), set.InBatches(4), 5, cancellation: cancellation.Token);
        Assert.Equal((2, true, 0), (batches, history.Interrupted, history.Epochs.Count));
        Assert.NotEqual(1, model.Weight);
        Assert.Equal(1, Measurement.Of(model, set.InBatches(4)).Accuracy);
        Assert.False(trainer.Fit(set.InBatches(4), null, 1).Interrupted);

        Tensor Counted(Tensor logits, Tensor labels)
        {
            if (++batches == 2) cancellation.Cancel();
            return nn.functional.cross_entropy(logits, labels);
        }
    }

    [Fact]
    public void Nothing_to_learn_is_said_before_anything_runs()
    {
        using var set = Drawings.Make(3, 8);
        using var model = new ChannelMeans();
        model.Freeze();
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.1)) { Verbose = false };
        Assert.Contains("FreezeAllBut(\"head\")", Assert.Throws<InvalidOperationException>(() => trainer.Fit(set.InBatches(3), null, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_of_NaN_names_the_images_of_the_batch()
    {
        using var set = Drawings.Make(6, 8);
        using var model = new ChannelMeans();
        var seen = 0;
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.1)) { Verbose = false, Loss = (logits, _) => logits.sum() * (seen++ == 1 ? double.NaN : 1) };
        var wrong = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(set.InBatches(3), null, 1));
        Assert.Contains("red/3.png, green/4.png, blue/5.png", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("red/0.png", wrong.Message, StringComparison.Ordinal);
        Assert.True(double.IsFinite(model.Weight));
    }

    [Fact]
    public void The_learning_rate_follows_its_function_of_the_step()
    {
        using var set = Drawings.Make(6, 8);
        using var model = new ChannelMeans();
        var asked = new List<long>();
        var optimizer = optim.SGD(model.parameters(), 0.1);
        var trainer = new Trainer(model, optimizer) { Verbose = false, LearningRate = Rate };
        _ = trainer.Fit(set.InBatches(3), null, 2);
        Assert.Equal([0, 1, 2, 3], asked);
        Assert.Equal(0.125, optimizer.ParamGroups.Single().LearningRate);

        double Rate(long step)
        {
            asked.Add(step);
            return 1 / Math.Pow(2, step);
        }
    }
}
