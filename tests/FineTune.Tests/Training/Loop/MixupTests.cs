using FineTune.Tests.Models;
using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class MixupTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(4)]
    public void Shares_have_the_mean_and_the_variance_of_a_Beta(double alpha)
    {
        var mixup = new Mixup(alpha);
        var shares = Enumerable.Range(0, 20_000).Select(step => mixup.Draw(step, 2).Share).ToArray();
        var mean = shares.Average();
        Assert.Equal(0.5, mean, 0.01);
        // Of Beta(a, a): 1 / (4 (2a + 1)).
        Assert.Equal(1 / (4 * ((2 * alpha) + 1)), shares.Average(share => (share - mean) * (share - mean)), 0.005);
    }

    [Fact]
    public void A_draw_depends_on_seed_and_step_alone()
    {
        var mixup = new Mixup { Seed = 3 };
        var (share, partners) = mixup.Draw(17, 10);
        Assert.Equal(share, mixup.Draw(17, 10).Share);
        Assert.Equal(partners, mixup.Draw(17, 10).Partners);
        Assert.Equal(Enumerable.Range(0, 10), partners.Order());
        Assert.NotEqual(share, mixup.Draw(18, 10).Share);
        Assert.NotEqual(share, new Mixup { Seed = 4 }.Draw(17, 10).Share);
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void The_first_step_is_that_of_blended_images_with_soft_targets(string device)
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(6, 8);
        var mixup = new Mixup(1) { Seed = 5 };
        using var model = Small.Network(dropout: 0).to(device);
        var history = new Trainer(model, optim.SGD(model.parameters(), 0.1)) { Verbose = false, Mixup = mixup }.Fit(set.InBatches(6, device: device), null, 1);

        using var byHand = Small.Network(dropout: 0);
        var (share, partners) = mixup.Draw(0, 6);
        Assert.InRange(share, 0.01, 0.99);
        var batch = set.InBatches(6).Epoch(0).Single();
        var order = tensor(partners.Select(partner => (long)partner).ToArray());
        var targets = nn.functional.one_hot(batch.Labels, 3).to(ScalarType.Float32);
        var soft = (targets * share) + (targets.index_select(0, order) * (1 - share));
        var logits = byHand.call((batch.Images * share) + (batch.Images.index_select(0, order) * (1 - share)));
        var loss = (soft * nn.functional.log_softmax(logits, 1)).sum().neg() / 6;
        Assert.Equal(loss.item<float>(), history.Last.TrainLoss, 1e-5);
        loss.backward();
        _ = optim.SGD(byHand.parameters(), 0.1).step();
        foreach (var (name, values) in Small.Weights(byHand)) Close.Assert(name, values, Small.Weights(model)[name], 1e-5);
    }
}
