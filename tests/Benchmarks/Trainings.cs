using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Parts of a training of ResNet-50 on the JPEG files that a Python peer has written.</summary>
/// <param name="files">Their folder.</param>
/// <param name="device">Where it trains.</param>
internal sealed class Trainings(string files, Device device)
{
    private const string Network = "resnet50";

    internal static ImageFolder Files(string name) => ImageFolder.Load(Path.Combine(Path.GetTempPath(), "finetune-benchmark", name));

    /// <summary>From bytes in memory to features in memory.</summary>
    internal Action<int> Trunk(ScalarType precision, FeatureCacheOptions? options = null)
    {
        var (set, model) = (Images(224), Backbones.Create(Network, 2).to(device));
        var used = (options ?? new FeatureCacheOptions()) with { Place = CachePlace.Memory, Precision = precision };
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++) FeatureCache.Features(model, set, options: used).Dispose();
        };
    }

    /// <summary>Epochs of what lies above the frozen trunk, whose features are kept.</summary>
    internal Action<int> FromFeatures(int batch, params string[] learning)
    {
        var (set, model) = (Images(224), Learning(learning));
        var cache = FeatureCache.Of(model, new FeatureCacheOptions { Place = CachePlace.Memory });
        return Fitting(new Trainer(cache.Tail, Momentum(model)) { Verbose = false }, cache.Of(set.InBatches(batch, shuffle: true, device: device)));
    }

    /// <summary>Epochs from the images, with the frozen trunk before each step: nothing is kept.</summary>
    internal Action<int> FromImages(int batch, ScalarType precision, params string[] learning)
    {
        var (set, model) = (Images(224), Learning(learning));
        return Fitting(new Trainer(model, Momentum(model)) { Verbose = false, FrozenPrecision = precision }, set.InBatches(batch, shuffle: true, device: device));
    }

    /// <summary>Later epochs, without a network: pixels are cached at 256, a random crop of 224 and a mirror image are taken of a batch at once.</summary>
    internal Action<int> Augmented(int batch)
    {
        var batches = Images(256).InBatches(batch, shuffle: true, augmentation: Augmentation.ImageNet with { Size = 224 }, device: device);
        var epoch = 0;
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
                foreach (var made in batches.Epoch(epoch++)) made.Dispose();
        };
    }

    private ImageSet Images(int side)
    {
        var folder = Files(files);
        return ImageSet.Load(folder.Items, folder.Classes, Framing.ResizeAndCrop(256, side), CachePlace.Memory);
    }

    private Backbone Learning(string[] parts)
    {
        var model = Backbones.Create(Network, 2).to(device);
        model.FreezeAllBut(parts);
        return model;
    }

    private static TorchSharp.Modules.SGD Momentum(Backbone model) => optim.SGD(model.parameters().Where(parameter => parameter.requires_grad), 0.001, momentum: 0.9);

    private static Action<int> Fitting(Trainer trainer, Batches batches) => repetitions => trainer.Fit(batches, null, repetitions);
}
