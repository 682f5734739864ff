using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Tests.Data;
using FineTune.Tests.Models;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

/// <summary>Past what is frozen: kept features, and half the width.</summary>
public class RouteTests
{
    [Fact]
    [Trait("Speed", "Slow")]
    public void With_a_cache_a_plan_ends_with_the_weights_of_the_plain_loop()
    {
        using var plain = Model();
        using var cached = Model();
        var one = Trained(plain, trainer => { });
        var other = Trained(cached, trainer => trainer.Cache = new FeatureCacheOptions { Place = CachePlace.Memory });
        foreach (var (epoch, same) in one.Epochs.Zip(other.Epochs))
        {
            Assert.Equal(epoch.TrainLoss, same.TrainLoss, 1e-4);
            Assert.Equal(epoch.ValidationLoss, same.ValidationLoss, 1e-4);
        }
        foreach (var (name, values) in Small.Weights(plain)) Close.Assert(name, values, Small.Weights(cached)[name], 1e-3);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Half_the_width_below_leaves_the_frozen_weights_bit_for_bit_and_trains_about_the_same()
    {
        using var plain = Model();
        using var narrow = Model();
        var still = Stillness.Of(Frozen(narrow));
        var one = Trained(plain, trainer => { });
        var other = Trained(narrow, trainer => trainer.FrozenPrecision = ScalarType.BFloat16);
        Assert.True(Stillness.Of(Frozen(narrow)).Check().IsStill);
        Assert.True(still.Check(narrow).Moved.All(moved => !moved.Name.StartsWith("layer1", StringComparison.Ordinal)));
        Assert.All(narrow.named_parameters(), entry => Assert.Equal(ScalarType.Float32, entry.parameter.dtype));
        Assert.All(one.Epochs.Zip(other.Epochs), pair => Assert.Equal(pair.First.TrainLoss, pair.Second.TrainLoss, 0.05));
        Assert.NotEqual(one.Last.TrainLoss, other.Last.TrainLoss);
        using var set = Drawings.Make(16, 64);
        Assert.Equal(Measurement.Of(narrow, set.InBatches(9)).Loss, other.Last.ValidationLoss, 1e-6);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_training_on_kept_features_is_gone_on_with_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(9, 32);
        var whole = Ended(set, null, null, out _);
        _ = Ended(set, new Checkpoint(folder.Path, every: 1), 4, out _);
        var resumed = Ended(set, new Checkpoint(folder.Path, every: 1), null, out var batches);
        Assert.Equal(2, batches);
        foreach (var (name, values) in whole) Assert.True(values.AsSpan().SequenceEqual(resumed[name]), $"{name} differs");
    }

    [Fact]
    public void A_model_without_stages_is_refused()
    {
        using var set = Drawings.Make(3, 32);
        using var other = new ChannelMeans();
        Assert.Contains("FrozenPrecision", Assert.Throws<InvalidOperationException>(() => new Trainer(other, optim.SGD(other.parameters(), 0.1)) { Verbose = false, FrozenPrecision = ScalarType.BFloat16 }.Fit(set.InBatches(3), null, 1)).Message, StringComparison.Ordinal);
    }

    private static Backbone Frozen(Backbone model)
    {
        model.FreezeAllBut("layer4", "head");
        return model;
    }

    private static Backbone Model() => Reference.Network("resnet18");

    private static History Trained(Backbone model, Action<Trainer> set)
    {
        using var images = Drawings.Make(16, 64);
        var trainer = new Trainer(model) { Verbose = false };
        set(trainer);
        return trainer.Fit(TrainingPlan.HeadThenLayer4(epochs: 1), images.InBatches(8, shuffle: true), images.InBatches(9));
    }

    private static Dictionary<string, double[]> Ended(ImageSet set, Checkpoint? checkpoint, int? stopAfter, out int batches)
    {
        using var model = Model();
        using var stop = new CancellationTokenSource();
        var trainer = new Trainer(model) { Verbose = false, Checkpoint = checkpoint, Cache = new FeatureCacheOptions { Place = CachePlace.Memory } };
        var seen = 0;
        trainer.Progressed += _ =>
        {
            if (++seen == stopAfter) stop.Cancel();
        };
        if (checkpoint is not null && stopAfter is null) Assert.True(trainer.Resume());
        _ = trainer.Fit(TrainingPlan.HeadThenLayer4(epochs: 1), set.InBatches(3, shuffle: true), null, stop.Token);
        batches = seen;
        return Small.Weights(model);
    }
}
