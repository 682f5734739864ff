using FineTune.Data;
using FineTune.Freezing;
using FineTune.Tests.Data;
using FineTune.Tests.Models;
using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Cache;

/// <summary>A trainer with a cache is the trainer without, but for the time.</summary>
public sealed class CachedTrainingTests : IDisposable
{
    private readonly ImageSet train = Pictures.Set(12, 32);
    private readonly ImageSet validation = Pictures.Set(5, 32);
    private readonly Reports reports = new();

    public void Dispose()
    {
        train.Dispose();
        validation.Dispose();
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void It_gives_the_same_history_and_the_same_weights(string device)
    {
        var (plain, bare) = Fit(device, null, "head");
        var (cached, computed) = Fit(device, new() { Place = CachePlace.Memory, Progress = reports }, "head");
        Assert.Equal(2, reports.Of("features"));
        Assert.All(plain.Epochs.Zip(cached.Epochs), pair =>
        {
            Assert.Equal(pair.First.TrainLoss, pair.Second.TrainLoss, 1e-5);
            Assert.Equal(pair.First.ValidationLoss, pair.Second.ValidationLoss, 1e-5);
            Assert.Equal(pair.First.ValidationAccuracy, pair.Second.ValidationAccuracy);
        });
        Assert.Equal(3, cached.Epochs.Count);
        Close.Assert("weights", bare, computed, 1e-4);
    }

    [Fact]
    public void Where_the_first_stage_trains_it_trains_plainly()
    {
        var (history, _) = Fit("cpu", new() { Place = CachePlace.Memory, Progress = reports }, "layer1", "layer2", "layer3", "head");
        Assert.Equal((3, 0), (history.Epochs.Count, reports.Of("features")));
    }

    [Fact]
    public void Blended_images_are_not_cached()
    {
        using var model = new SmallBackbone();
        model.FreezeAllBut("head");
        var trainer = new Trainer(model, optim.SGD(model.Head.parameters(), 0.05)) { Verbose = false, Mixup = new Mixup(), Cache = new() { Progress = reports } };
        _ = trainer.Fit(train.InBatches(6), null, 1);
        Assert.Equal(0, reports.Of("features"));
    }

    [Fact]
    public void An_interruption_while_features_are_computed_ends_the_fit()
    {
        using var model = new SmallBackbone();
        model.FreezeAllBut("head");
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var trainer = new Trainer(model, optim.SGD(model.Head.parameters(), 0.05)) { Verbose = false, Cache = new() };
        var history = trainer.Fit(train.InBatches(6), null, 2, cancellation: cancellation.Token);
        Assert.True(history.Interrupted);
        Assert.Empty(history.Epochs);
    }

    private (History, double[]) Fit(string device, FeatureCacheOptions? cache, params string[] learning)
    {
        using var model = new SmallBackbone().to(device);
        model.FreezeAllBut(learning);
        using var optimizer = optim.SGD(model.parameters().Where(parameter => parameter.requires_grad), 0.02, momentum: 0.9);
        var history = new Trainer(model, optimizer) { Verbose = false, Cache = cache }.Fit(train.InBatches(4, true, 3, device: device), validation.InBatches(5, device: device), 3);
        return (history, model.Head.parameters().First().Doubles());
    }
}
