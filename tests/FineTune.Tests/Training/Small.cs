using FineTune.Tests.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

/// <summary>A network of every kind of layer that a training has to get right: convolution, BatchNorm, dropout, linear.</summary>
internal static class Small
{
    internal static Sequential Network(double dropout = 0.5)
    {
        var net = nn.Sequential(
            ("conv", nn.Conv2d(3, 4, 3)),
            ("norm", nn.BatchNorm2d(4)),
            ("relu", nn.ReLU()),
            ("pool", nn.AdaptiveAvgPool2d(2)),
            ("flat", nn.Flatten()),
            ("dropout", nn.Dropout(dropout)),
            ("head", nn.Linear(16, 3)));
        using var frozen = no_grad();
        foreach (var (name, parameter) in net.named_parameters())
        {
            using var value = ExactHash.Tensor(name, parameter.shape, 0.1, name == "norm.weight" ? 1 : 0);
            _ = parameter.copy_(value);
        }
        return net;
    }

    /// <summary>All weights and statistics, to be compared bit for bit.</summary>
    internal static Dictionary<string, double[]> Weights(nn.Module model) => model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.Doubles());

    internal static void AssertSame(Dictionary<string, double[]> expected, nn.Module model)
    {
        foreach (var (name, values) in Weights(model)) Assert.True(expected[name].AsSpan().SequenceEqual(values), $"{name} differs");
    }
}
