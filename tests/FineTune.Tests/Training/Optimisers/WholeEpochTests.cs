using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

/// <summary>Optimisers that see a whole epoch at a step, in a trainer.</summary>
public class WholeEpochTests
{
    [Fact]
    public void Gradient_descent_takes_one_step_an_epoch_along_the_gradient_of_all_images()
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(10, 8);
        using var whole = new ChannelMeans();
        using var parts = new ChannelMeans();
        var all = set.InBatches(10).Epoch(0).Single();
        var optimizer = optim.SGD(whole.parameters(), 0.5);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            optimizer.zero_grad();
            nn.functional.cross_entropy(whole.call(all.Images), all.Labels).backward();
            _ = optimizer.step();
        }
        _ = new Trainer(parts, Optimizers.Create("gd", parts.parameters(), 0.5)) { Verbose = false }.Fit(set.InBatches(4, shuffle: true), null, 3);
        Assert.Equal(whole.Weight, parts.Weight, 1e-5);
    }

    public static TheoryData<string, string> Searching => Devices.Each("cg", "lbfgs");

    [Theory]
    [MemberData(nameof(Searching))]
    public void A_head_learns_by_a_line_search_over_whole_epochs(string name, string device)
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(12, 8);
        _ = manual_seed(1);
        // L-BFGS takes its steps without a line search and is lost when each epoch drops other units.
        using var model = Small.Network(dropout: name == "cg" ? 0.2 : 0).to(device);
        var trainer = new Trainer(model, Optimizers.Create(name, model.parameters(), name == "cg" ? 0.1 : 0.02)) { Verbose = false };
        var history = trainer.Fit(set.InBatches(5, shuffle: true, device: device), null, 6);
        Assert.Equal(6, history.Epochs.Count);
        Assert.True(history.Last.TrainLoss < 0.7 * history.Epochs[0].TrainLoss, $"{history.Epochs[0].TrainLoss} to {history.Last.TrainLoss}");
    }

    [Theory]
    [InlineData("cg")]
    [InlineData("gd")]
    public void A_loss_of_NaN_changes_nothing_and_names_the_batch(string name)
    {
        using var set = Drawings.Make(6, 8);
        using var model = new ChannelMeans();
        var trainer = new Trainer(model, Optimizers.Create(name, model.parameters(), 0.1)) { Verbose = false, Loss = (logits, labels) => logits.sum() * (labels[0].item<long>() == 1 ? double.NaN : 1) };
        var wrong = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(set.InBatches(1), null, 1));
        Assert.Contains("green/1.png", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(1, model.Weight);
    }
}
