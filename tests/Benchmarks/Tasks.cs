using FineTune.Models;
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
        new("resnet18 forward", 2, () => Forward("resnet18", [32, 3, 64, 64])),
        new("resnet18 step", 1, () => Step("resnet18", [32, 3, 64, 64])),
        new("resnet50 forward", 1, () => Forward("resnet50", [8, 3, 224, 224])),
        new("resnet50 step", 1, () => Step("resnet50", [8, 3, 224, 224])),
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

    private static Action<int> Forward(string name, long[] shape)
    {
        var (net, images) = (Backbones.Create(name, 10), randn(shape));
        net.eval();
        return repetitions =>
        {
            using var frozen = no_grad();
            for (var i = 0; i < repetitions; i++) net.call(images).Dispose();
        };
    }

    private static Action<int> Step(string name, long[] shape)
    {
        var (net, images, labels) = (Backbones.Create(name, 10), randn(shape), zeros(shape[0], dtype: int64));
        var optimizer = optim.SGD(net.parameters(), 0, momentum: 0.9);
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++) One();
        };

        void One()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(net.call(images), labels).backward();
            _ = optimizer.step();
        }
    }
}
