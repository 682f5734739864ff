using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Surgery;
using FineTune.Tests.Data;
using FineTune.Tests.Models;
using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Cache;

/// <summary>What is frozen runs once, and nothing else changes.</summary>
public class FeatureCacheTests
{
    private static readonly FeatureCacheOptions InMemory = new() { Place = CachePlace.Memory };

    [Theory]
    [InlineData("resnet18", "layer4", "head")]
    [InlineData("resnet18", "layer3", "layer4", "head")]
    [InlineData("resnet18", "stem", "layer1", "layer2", "layer3", "layer4", "head")]
    [InlineData("resnet18", "stem", "layer1", "head")]
    public void The_boundary_is_below_the_first_stage_that_trains(string name, string boundary, params string[] training)
    {
        using var model = Backbones.Create(name, 3);
        model.FreezeAllBut(training);
        Assert.Equal(boundary, FeatureCache.BoundaryOf(model));
    }

    [Fact]
    public void Where_the_first_stage_trains_there_is_none()
    {
        using var model = Backbones.Create("resnet18", 3);
        Assert.Null(FeatureCache.BoundaryOf(model));
        Assert.Contains("FreezeAllBut", Assert.Throws<InvalidOperationException>(() => FeatureCache.Of(model)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Trainings => Devices.Each("small layer3 head", "small layer1 layer2 layer3 head", "resnet18 layer4 head");

    /// <param name="what">The network, the stage that is frozen last, and those that learn.</param>
    /// <param name="device">Where.</param>
    [Theory]
    [MemberData(nameof(Trainings))]
    public void The_same_seed_gives_the_same_weights_with_and_without(string what, string device) => CompareTraining(what.Split(' '), device);

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    [Trait("Speed", "Slow")]
    public void The_same_seed_gives_the_same_weights_of_a_deep_stage_too(string device) => CompareTraining(["resnet18", "layer3", "layer4", "head"], device);

    private static void CompareTraining(string[] what, string device)
    {
        var (name, boundary, training) = (what[0], what[1], what[2..]);
        using var set = Pictures.Set(12, 64);
        var plain = TrainedBy(name, training, device, (model, optimizer) => new Trainer(model, optimizer) { Verbose = false }.Fit(set.InBatches(4, true, 3, device: device), null, 1));
        var cached = TrainedBy(name, training, device, (model, optimizer) =>
        {
            using var cache = FeatureCache.Of(model, InMemory);
            Assert.Equal(boundary, cache.Stage);
            return new Trainer(cache.Tail, optimizer) { Verbose = false }.Fit(cache.Of(set.InBatches(4, true, 3, device: device)), null, 1);
        });
        AssertSame(name, plain, cached);
    }

    [Fact]
    public void With_as_many_views_as_epochs_augmentation_gives_the_same_weights_too()
    {
        using var set = Pictures.Set(9, 32);
        Batches Of() => set.InBatches(4, true, 3, new Augmentation { Rotation = 0.3, Crop = (0.5, 1), Brightness = 0.2 });
        var plain = TrainedBy("small", ["head"], "cpu", (model, optimizer) => new Trainer(model, optimizer) { Verbose = false }.Fit(Of(), null, 3));
        var cached = TrainedBy("small", ["head"], "cpu", (model, optimizer) =>
        {
            using var cache = FeatureCache.Of(model, InMemory with { Views = 3 });
            return new Trainer(cache.Tail, optimizer) { Verbose = false }.Fit(cache.Of(Of()), null, 3);
        });
        AssertSame("small", plain, cached);
    }

    [Fact]
    public void No_views_and_empty_batches_are_refused_where_they_are_asked_for()
    {
        Assert.Contains("set Views to 1 or more", Assert.Throws<ArgumentOutOfRangeException>(() => InMemory with { Views = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("set BatchSize to 1 or more", Assert.Throws<ArgumentOutOfRangeException>(() => InMemory with { BatchSize = 0 }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_come_by_turns()
    {
        using var scope = NewDisposeScope();
        using var set = Pictures.Set(3, 32);
        using var model = Frozen();
        using var cache = FeatureCache.Of(model, InMemory with { Views = 2 });
        var batches = cache.Of(set.InBatches(3, augmentation: new Augmentation { Rotation = 1 }));
        Tensor Epoch(int number) => batches.Epoch(number).Single().Images;
        Assert.True(Epoch(0).Equals(Epoch(2)) && Epoch(1).Equals(Epoch(3)));
        Assert.False(Epoch(0).Equals(Epoch(1)));
    }

    public static TheoryData<string, string> Cut => Devices.Each("resnet18 layer2", "resnet18 layer4", "small layer2", "resnet50 layer1");

    [Theory]
    [MemberData(nameof(Cut))]
    public void Features_are_the_models_own(string what, string device) => CompareFeatures(what.Split(' ')[0], what.Split(' ')[1], device: device);

    [Fact]
    [Trait("Speed", "Slow")]
    public void Features_of_a_wide_network_are_its_own_too() => CompareFeatures("vgg11_bn", "block3");

    [Fact]
    public void Features_of_large_images_which_go_one_by_one_are_its_own_too() => CompareFeatures("small", "layer2", 512);

    private static void CompareFeatures(string name, string stage, int side = 32, string device = "cpu")
    {
        using var scope = NewDisposeScope();
        using var set = Pictures.Set(5, side);
        using var model = name == "small" ? new SmallBackbone() : Backbones.Create(name, 3);
        Stir(model);
        _ = model.to(device);
        model.train();
        using var features = FeatureCache.Features(model, set, stage, InMemory with { BatchSize = 2 });
        Assert.True(model.training);
        model.eval();
        using var frozen = no_grad();
        var expected = model.CutAfter(stage).Trunk.call(set.InBatches(5, device: device).Epoch(0).Single().Images);
        Assert.Equal(expected.shape, features.shape);
        Close.Assert(stage, expected.Doubles(), features.Doubles(), 2e-5);
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    [Trait("Speed", "Slow")]
    public void Half_the_precision_gives_nearly_the_same_features(string device)
    {
        using var scope = NewDisposeScope();
        using var set = Pictures.Set(4, 32);
        using var model = Network("resnet18").to(device);
        var full = FeatureCache.Features(model, set, options: InMemory);
        var half = FeatureCache.Features(model, set, options: InMemory with { Precision = ScalarType.BFloat16 });
        Assert.Equal(ScalarType.Float32, half.dtype);
        Assert.InRange(((full - half).norm() / full.norm()).item<float>(), 1e-5, 2e-2);
    }

    [Fact]
    public void A_trunk_after_surgery_runs_as_it_is()
    {
        using var scope = NewDisposeScope();
        using var set = Pictures.Set(4, 32);
        using var model = Network("resnet18");
        ((Composite)((Composite)model["layer1"])["0"]).Exchange("relu", nn.SiLU());
        var features = FeatureCache.Features(model, set, options: InMemory);
        model.eval();
        using var frozen = no_grad();
        Close.Assert("features", model.Features(set.InBatches(4).Epoch(0).Single().Images).Doubles(), features.Doubles(), 2e-5);
    }

    [Fact]
    public void The_model_is_as_it_was_and_no_tensor_is_left()
    {
        using var set = Pictures.Set(4, 32);
        using var model = Frozen();
        model.train();
        var weights = model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        var modes = model.modules().Select(module => module.training).ToArray();
        var before = Alive.Count();
        using (var cache = FeatureCache.Of(model, InMemory))
            foreach (var batch in cache.Of(set.InBatches(2)).Epoch(0)) batch.Dispose();
        Assert.Equal(before, Alive.Count());
        Assert.Equal(modes, model.modules().Select(module => module.training));
        Assert.All(model.state_dict(), entry => Assert.True(entry.Value.Equals(weights[entry.Key])));
    }

    private static Dictionary<string, Tensor> TrainedBy(string name, string[] training, string device, Func<Backbone, optim.Optimizer, History> fit)
    {
        using var model = Network(name).to(device);
        model.FreezeAllBut(training);
        using var optimizer = optim.SGD(model.parameters().Where(parameter => parameter.requires_grad), 0.01, momentum: 0.9);
        _ = fit(model, optimizer);
        return model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.cpu().clone());
    }

    private static void AssertSame(string network, Dictionary<string, Tensor> plain, Dictionary<string, Tensor> cached)
    {
        using var untouched = Network(network);
        var (before, changed) = (untouched.state_dict(), 0);
        foreach (var (name, value) in plain.Where(entry => entry.Value.dtype == ScalarType.Float32))
        {
            if (!value.Equals(before[name])) changed++;
            var difference = (value - cached[name]).norm().item<float>() / Math.Max(1e-6, value.norm().item<float>());
            Assert.True(difference <= 1e-4, $"{name} differs by {difference:E1}");
        }
        Assert.True(changed >= 2, "Nothing was trained.");
    }

    private static Backbone Network(string name) => name == "small" ? new SmallBackbone() : Reference.Network(name);

    private static SmallBackbone Frozen()
    {
        var model = new SmallBackbone();
        model.FreezeAllBut("head");
        return model;
    }

    // Statistics and factors that are not those of the identity.
    private static void Stir(Backbone model)
    {
        using var frozen = no_grad();
        foreach (var (name, value) in model.state_dict().Where(entry => entry.Value.dim() == 1 && entry.Value.dtype == ScalarType.Float32))
            _ = value.copy_(ExactHash.Tensor(name, value.shape, 0.02, name.EndsWith("weight", StringComparison.Ordinal) || name.EndsWith("var", StringComparison.Ordinal) ? 1 : 0));
    }
}
