using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>What is measured; tests/peers/benchmark.py has each under the same name.</summary>
internal static class Tasks
{
    internal static readonly Work[] All =
    [
        new("add", 100_000, () => Tiny(x => (x + x).Dispose())),
        new("add in a scope", 100_000, InScopes),
        new("add left alone", 100_000, () => Tiny(x => _ = x + x)),
        new("add_", 100_000, () => Tiny(x => x.add_(1))),
        new("item", 100_000, Item),
        new("resnet18 forward", 2, () => Networks.Forward("resnet18", [32, 3, 64, 64], CPU)),
        new("resnet18 step", 1, () => Networks.Step("resnet18", [32, 3, 64, 64], CPU)),
        new("resnet50 forward", 1, () => Networks.Forward("resnet50", [8, 3, 224, 224], CPU)),
        new("resnet50 step", 1, () => Networks.Step("resnet50", [8, 3, 224, 224], CPU)),
    ];

    private static Action<int> Tiny(Action<Tensor> body)
    {
        var x = ones(3, 4);
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++) body(x);
        };
    }

    private static Action<int> Item()
    {
        var one = tensor(1.5f);
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++) _ = one.item<float>();
        };
    }

    private static Action<int> InScopes()
    {
        var x = ones(3, 4);
        return repetitions =>
        {
            for (var i = 0; i < repetitions / 100; i++)
            {
                using var scope = NewDisposeScope();
                for (var j = 0; j < 100; j++) _ = x + x;
            }
        };
    }
}
