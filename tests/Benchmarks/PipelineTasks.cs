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

    internal static readonly Work[] All =
    [
        new("decode 500 pixels", 1, () => Decode("small")),
        new("decode 12 megapixels", 1, () => Decode("large")),
        new("augmented epoch", 1, AugmentedEpoch),
        new("frozen trunk", 1, () => Trunk(ScalarType.Float32)),
        new("frozen trunk bf16", 1, () => Trunk(ScalarType.BFloat16)),
        new("head epoch", 1, HeadEpoch),
    ];

    private static ImageFolder Files(string name) => ImageFolder.Load(Path.Combine(Path.GetTempPath(), "finetune-benchmark", name));

    /// <summary>One core: a file after the other, to normalised floats.</summary>
    private static Action<int> Decode(string name)
    {
        var folder = Files(name);
        var request = new DecodeRequest { Framing = Framed };
        return repetitions => Repeat(repetitions, () =>
        {
            foreach (var item in folder.Items)
            {
                using var scope = NewDisposeScope();
                var image = ImageDecoder.Default.DecodeFile(item.Path, request);
                _ = Normalisation.ImageNet.Apply(tensor(image.Data, [1, 224, 224, 3]).permute(0, 3, 1, 2).to(ScalarType.Float32).div_(255));
            }
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

    private static void Repeat(int repetitions, Action body)
    {
        for (var i = 0; i < repetitions; i++) body();
    }
}
