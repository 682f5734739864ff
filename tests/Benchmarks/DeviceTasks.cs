using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>What is measured on one device, a GPU where there is one; tests/peers/benchmark_device.py has each under the same name, and writes the files.</summary>
internal sealed class DeviceTasks(Device device)
{
    private const int BatchSize = 64;

    internal Work[] All =>
    [
        new("add", 10_000, Tiny),
        new("resnet18 step", 20, () => Step("resnet18", [32, 3, 64, 64])),
        new("resnet50 forward", 5, () => Forward("resnet50", [BatchSize, 3, 224, 224])),
        new("resnet50 step", 5, () => Step("resnet50", [BatchSize, 3, 224, 224])),
        new("frozen trunk", 1, () => Trunk(ScalarType.Float32)),
        new("frozen trunk bf16", 1, () => Trunk(ScalarType.BFloat16)),
        new("layer4 epoch", 1, () => Layer4(ScalarType.Float32)),
        new("layer4 epoch bf16", 1, () => Layer4(ScalarType.BFloat16)),
        new("layer4 epoch from features", 1, Layer4FromFeatures),
        new("head epoch", 1, HeadEpoch),
        new("augmented epoch", 1, AugmentedEpoch),
    ];

    private Action<int> Tiny()
    {
        var x = ones(3, 4, device: device);
        return Repeated(() => (x + x).Dispose());
    }

    private Action<int> Forward(string name, long[] shape)
    {
        var (net, images) = (Backbones.Create(name, 10).to(device), randn(shape, device: device));
        net.eval();
        return Repeated(() =>
        {
            using var frozen = no_grad();
            net.call(images).Dispose();
        });
    }

    private Action<int> Step(string name, long[] shape)
    {
        var (net, images, labels) = (Backbones.Create(name, 10).to(device), randn(shape, device: device), zeros(shape[0], dtype: int64, device: device));
        var optimizer = optim.SGD(net.parameters(), 0, momentum: 0.9);
        return Repeated(() =>
        {
            using var scope = NewDisposeScope();
            // As PyTorch's zero_grad does by default; TorchSharp's fills gradients with zeros.
            foreach (var parameter in optimizer.parameters()) parameter.grad = null;
            nn.functional.cross_entropy(net.call(images), labels).backward();
            _ = optimizer.step();
        });
    }

    /// <summary>From bytes in memory to features in memory.</summary>
    private Action<int> Trunk(ScalarType precision)
    {
        var (set, model) = (Images(224), Backbones.Create("resnet50", 2).to(device));
        var options = new FeatureCacheOptions { Place = CachePlace.Memory, Precision = precision, BatchSize = BatchSize };
        return Repeated(() => FeatureCache.Features(model, set, options: options).Dispose());
    }

    /// <summary>layer4 and the head learn, the frozen trunk before them runs each time.</summary>
    private Action<int> Layer4(ScalarType precision)
    {
        var (set, model) = (Images(224), Backbones.Create("resnet50", 2).to(device));
        model.FreezeAllBut("layer4", "head");
        var trainer = new Trainer(model, Momentum(model)) { Verbose = false, FrozenPrecision = precision };
        return Fitting(trainer, set.InBatches(BatchSize, shuffle: true, device: device));
    }

    private Action<int> Layer4FromFeatures()
    {
        var (set, model) = (Images(224), Backbones.Create("resnet50", 2).to(device));
        model.FreezeAllBut("layer4", "head");
        var cache = FeatureCache.Of(model, new FeatureCacheOptions { Place = CachePlace.Memory });
        return Fitting(new Trainer(cache.Tail, Momentum(model)) { Verbose = false }, cache.Of(set.InBatches(BatchSize, shuffle: true, device: device)));
    }

    private Action<int> HeadEpoch()
    {
        var (set, model) = (Images(224), Backbones.Create("resnet50", 2).to(device));
        model.FreezeAllBut("head");
        var cache = FeatureCache.Of(model, new FeatureCacheOptions { Place = CachePlace.Memory });
        return Fitting(new Trainer(cache.Tail, Momentum(model)) { Verbose = false }, cache.Of(set.InBatches(BatchSize, shuffle: true, device: device)));
    }

    private Action<int> AugmentedEpoch()
    {
        var batches = Images(256).InBatches(BatchSize, shuffle: true, augmentation: Augmentation.ImageNet with { Size = 224 }, device: device);
        var epoch = 0;
        return Repeated(() =>
        {
            foreach (var batch in batches.Epoch(epoch++)) batch.Dispose();
        });
    }

    private static ImageSet Images(int side)
    {
        var folder = ImageFolder.Load(Path.Combine(Path.GetTempPath(), "finetune-benchmark", "device"));
        return ImageSet.Load(folder.Items, folder.Classes, Framing.ResizeAndCrop(256, side), CachePlace.Memory);
    }

    private static TorchSharp.Modules.SGD Momentum(Backbone model) => optim.SGD(model.parameters().Where(parameter => parameter.requires_grad), 0.001, momentum: 0.9);

    private static Action<int> Fitting(Trainer trainer, Batches batches) => repetitions =>
    {
        _ = trainer.Fit(batches, null, repetitions);
        cuda.synchronize();
    };

    // What a GPU was asked for it does later: the clock stops when it is done.
    private static Action<int> Repeated(Action body) => repetitions =>
    {
        for (var i = 0; i < repetitions; i++) body();
        cuda.synchronize();
    };
}
