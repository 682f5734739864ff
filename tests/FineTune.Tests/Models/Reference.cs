using System.Text.Json;
using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Models;

/// <summary>What tests/peers/resnets.py wrote, and the network that it wrote it of.</summary>
internal static class Reference
{
    internal static JsonElement Of(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Models", "fixtures", file))).RootElement;

    internal static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];

    internal static double[] Doubles(this Tensor tensor)
    {
        using var wide = tensor.detach().cpu().to_type(ScalarType.Float64, copy: true);
        return wide.data<double>().ToArray();
    }

    internal static Tensor Images(long count) => ExactHash.Tensor("images", [8, 3, 64, 64], 1)[..(int)count];

    /// <summary>A network with the weights that the other side has; every one has its name's.</summary>
    internal static Backbone Network(string name)
    {
        var network = Backbones.Create(name, 10);
        using var frozen = no_grad();
        foreach (var (key, value) in network.state_dict().Where(entry => entry.Value.dtype != ScalarType.Int64))
        {
            using var filled = Filled(key, value.shape, network.FeatureWidth);
            _ = value.copy_(filled);
        }
        return network;
    }

    /// <summary>Norm, first, middle and last element.</summary>
    internal static double[] Summary(Tensor tensor)
    {
        var values = tensor.Doubles();
        return [Math.Sqrt(values.Sum(value => value * value)), values[0], values[values.Length / 2], values[^1]];
    }

    private static Tensor Filled(string key, long[] shape, long features)
    {
        if (shape.Length == 4) return ExactHash.Tensor(key, shape, 2.0 / (shape[0] * shape[2] * shape[3]));
        if (key.StartsWith("fc.", StringComparison.Ordinal)) return ExactHash.Tensor(key, shape, 1.0 / (3 * features));
        var around1 = key.EndsWith("weight", StringComparison.Ordinal) || key.EndsWith("running_var", StringComparison.Ordinal);
        return ExactHash.Tensor(key, shape, 0.01, around1 ? 1 : 0);
    }
}
