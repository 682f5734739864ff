using FineTune.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Passes and steps of whole networks on random images.</summary>
internal static class Networks
{
    internal static Action<int> Forward(string name, long[] shape, Device device)
    {
        var (net, images) = (Backbones.Create(name, 10).to(device), randn(shape, device: device));
        net.eval();
        return repetitions =>
        {
            using var frozen = no_grad();
            for (var i = 0; i < repetitions; i++) net.call(images).Dispose();
        };
    }

    /// <summary>Forward, backward and SGD with momentum.</summary>
    internal static Action<int> Step(string name, long[] shape, Device device)
    {
        var (net, images, labels) = (Backbones.Create(name, 10).to(device), randn(shape, device: device), zeros(shape[0], dtype: int64, device: device));
        var optimizer = optim.SGD(net.parameters(), 0, momentum: 0.9);
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++) One();
        };

        void One()
        {
            using var scope = NewDisposeScope();
            // On a GPU as the trainer does, and PyTorch's zero_grad; TorchSharp's fills gradients with zeros.
            if (device.type == DeviceType.CPU) optimizer.zero_grad();
            else foreach (var parameter in optimizer.parameters()) parameter.grad = null;
            nn.functional.cross_entropy(net.call(images), labels).backward();
            _ = optimizer.step();
        }
    }
}
