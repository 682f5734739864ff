using FineTune.Training;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>What is measured on one device, a GPU where there is one; tests/peers/benchmark_device.py has each under the same name, and writes the files.</summary>
internal sealed class DeviceTasks(Device device)
{
    private const int BatchSize = 64;

    private static readonly long[] Photos = [BatchSize, 3, 224, 224];

    private readonly Trainings trainings = new("device", device);

    internal Work[] All =>
    [
        new("add", 10_000, () => Done(Tiny())),
        new("resnet18 step", 20, () => Done(Networks.Step("resnet18", [32, 3, 64, 64], device))),
        new("resnet50 forward", 5, () => Done(Networks.Forward("resnet50", Photos, device))),
        new("resnet50 step", 5, () => Done(Networks.Step("resnet50", Photos, device))),
        new("frozen trunk", 1, () => Done(trainings.Trunk(ScalarType.Float32, Batched))),
        new("frozen trunk bf16", 1, () => Done(trainings.Trunk(ScalarType.BFloat16, Batched))),
        new("layer4 epoch", 1, () => Done(trainings.FromImages(BatchSize, ScalarType.Float32, "layer4", "head"))),
        new("layer4 epoch bf16", 1, () => Done(trainings.FromImages(BatchSize, ScalarType.BFloat16, "layer4", "head"))),
        new("layer4 epoch from features", 1, () => Done(trainings.FromFeatures(BatchSize, "layer4", "head"))),
        new("head epoch", 1, () => Done(trainings.FromFeatures(BatchSize, "head"))),
        new("augmented epoch", 1, () => Done(trainings.Augmented(BatchSize))),
    ];

    private static FeatureCacheOptions Batched => new() { BatchSize = BatchSize };

    private Action<int> Tiny()
    {
        var x = ones(3, 4, device: device);
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++) (x + x).Dispose();
        };
    }

    // What a GPU was asked for it does later: the clock stops when it is done.
    private static Action<int> Done(Action<int> body) => repetitions =>
    {
        body(repetitions);
        cuda.synchronize();
    };
}
