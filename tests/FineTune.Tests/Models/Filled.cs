using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Models;

/// <summary>Backbones with the weights that tests/peers/backbones.py gave them: its twin.</summary>
internal static class Filled
{
    private const long Large = 1 << 20;

    /// <summary>In inference mode.</summary>
    internal static T Fill<T>(T network) where T : nn.Module
    {
        using var frozen = no_grad();
        foreach (var (key, value) in network.state_dict().Where(entry => entry.Value.dtype != ScalarType.Int64))
        {
            using var scope = NewDisposeScope();
            _ = value.copy_(Of(key, value.shape));
        }
        network.eval();
        return network;
    }

    /// <summary>Norm, first, middle and last element; a large matrix is summed up in pieces.</summary>
    internal static double[] Summary(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var flat = tensor.detach().flatten();
        var squares = 0.0;
        for (var start = 0L; start < flat.shape[0]; start += Large)
            squares += flat.narrow(0, start, Math.Min(Large, flat.shape[0] - start)).to(ScalarType.Float64).square().sum().item<double>();
        return [Math.Sqrt(squares), flat[0].ToDouble(), flat[flat.shape[0] / 2].ToDouble(), flat[flat.shape[0] - 1].ToDouble()];
    }

    private static Tensor Of(string key, long[] shape) => shape switch
    {
        [var outputs, _, var rows, var columns] => ExactHash.Tensor(key, shape, 2.0 / (outputs * rows * columns)),
        [var rows, var columns] when rows * columns > Large => ExactHash.Tensor(key + ".rows", [rows, 1], 1) * ExactHash.Tensor(key + ".columns", [1, columns], 1.0 / (3 * columns)),
        [_, var columns] => ExactHash.Tensor(key, shape, 1.0 / (3 * columns)),
        _ when key.EndsWith("bn3.weight", StringComparison.Ordinal) => ExactHash.Tensor(key, shape, 0.01, 0.25),
        _ => ExactHash.Tensor(key, shape, 0.01, key.EndsWith(".weight", StringComparison.Ordinal) || key.EndsWith(".running_var", StringComparison.Ordinal) ? 1 : 0),
    };
}
