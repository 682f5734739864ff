using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>From files to a trained head; tests/peers/benchmark_pipeline.py has each under the same name, and writes the files.</summary>
internal static class PipelineTasks
{
    private static readonly Framing Framed = Framing.ResizeAndCrop(256, 224);

    /// <summary>The same 12 megapixels, stored in different ways.</summary>
    internal static readonly Work[] Photos = [.. new[] { "upright", "turned", "profile", "phone", "grey", "cmyk" }.Select(kind => new Work($"photo {kind}", 3, () => Decode(Path.Combine("photos", kind))))];

    internal static readonly Work[] All =
    [
        new("decode 500 pixels", 1, () => Decode("small")),
        new("decode 12 megapixels", 1, () => Decode("large")),
        .. Photos,
        new("augmented epoch", 10, AugmentedEpoch),
        new("frozen trunk", 1, () => Trunk(ScalarType.Float32)),
        new("frozen trunk bf16", 1, () => Trunk(ScalarType.BFloat16)),
        new("head epoch", 1, HeadEpoch),
        new("layer4 step", 1, Layer4Step),
        new("layer4 step, all", 1, WholeLayer4Step),
    ];

    private static ImageFolder Files(string name) => ImageFolder.Load(Path.Combine(Path.GetTempPath(), "finetune-benchmark", name));

    /// <summary>One core: a file after the other, to normalised floats.</summary>
    private static Action<int> Decode(string name)
    {
        var folder = Files(name);
        var request = new DecodeRequest { Framing = Framed };
        return repetitions => Repeat(repetitions, () =>
        {
            var threads = get_num_threads();
            set_num_threads(1);
            foreach (var item in folder.Items)
            {
                using var scope = NewDisposeScope();
                _ = Normalisation.ImageNet.Apply(ImageDecoder.Default.DecodeFile(item.Path, request));
            }
            set_num_threads(threads);
        });
    }

    /// <summary>A later epoch: pixels are cached at 256, a random crop of 224 and a mirror image are taken of a batch at once.</summary>
    private static Action<int> AugmentedEpoch()
    {
        var folder = Files("small");
        var set = ImageSet.Load(folder.Items, folder.Classes, Framing.ResizeAndCrop(256, 256), CachePlace.Memory);
        var batches = set.InBatches(16, shuffle: true, augmentation: Augmentation.ImageNet with { Size = 224 });
        var epoch = 0;
        return repetitions => Repeat(repetitions, () =>
        {
            foreach (var batch in batches.Epoch(epoch++)) batch.Dispose();
        });
    }

    private static Action<int> Trunk(ScalarType precision)
    {
        var folder = Files("small");
        var set = ImageSet.Load(folder.Items, folder.Classes, Framed, CachePlace.Memory);
        var model = Backbones.Create("resnet50", 2);
        var options = new FeatureCacheOptions { Place = CachePlace.Memory, Precision = precision };
        return repetitions => Repeat(repetitions, () => FeatureCache.Features(model, set, options: options).Dispose());
    }

    /// <summary>A later epoch of head training on cached features.</summary>
    private static Action<int> HeadEpoch()
    {
        var folder = Files("small");
        var set = ImageSet.Load(folder.Items, folder.Classes, Framed, CachePlace.Memory);
        var model = Backbones.Create("resnet50", 2);
        model.FreezeAllBut("head");
        var cache = FeatureCache.Of(model, new FeatureCacheOptions { Place = CachePlace.Memory });
        var batches = cache.Of(set.InBatches(16, shuffle: true));
        var trainer = new Trainer(cache.Tail, optim.SGD(model.Head.parameters(), 0.001, momentum: 0.9)) { Verbose = false };
        return repetitions => trainer.Fit(batches, null, repetitions);
    }

    /// <summary>A step of layer4 and the head on the features of 32 images.</summary>
    private static Action<int> Layer4Step()
    {
        var (model, batches) = Layer4();
        var cache = FeatureCache.Of(model, new FeatureCacheOptions { Place = CachePlace.Memory });
        var features = cache.Of(batches);
        var trainer = new Trainer(cache.Tail, Momentum(model)) { Verbose = false };
        return repetitions => trainer.Fit(features, null, repetitions);
    }

    /// <summary>The same from the images, with the frozen trunk before it each time: nothing is kept.</summary>
    private static Action<int> WholeLayer4Step()
    {
        var (model, batches) = Layer4();
        var trainer = new Trainer(model, Momentum(model)) { Verbose = false, FrozenPrecision = ScalarType.Float32 };
        return repetitions => trainer.Fit(batches, null, repetitions);
    }

    private static (Backbone Model, Batches Batches) Layer4()
    {
        var folder = Files("small");
        var set = ImageSet.Load(folder.Items, folder.Classes, Framed, CachePlace.Memory);
        var model = Backbones.Create("resnet50", 2);
        model.FreezeAllBut("layer4", "head");
        return (model, set.InBatches(32, shuffle: true));
    }

    private static TorchSharp.Modules.SGD Momentum(Backbone model) => optim.SGD(model.parameters().Where(parameter => parameter.requires_grad), 0.001, momentum: 0.9);

    private static void Repeat(int repetitions, Action body)
    {
        for (var i = 0; i < repetitions; i++) body();
    }
}
