using System.Text;
using static TorchSharp.torch;

namespace FineTune.Tests.Models;

/// <summary>Tensors that PyTorch's side makes too, from the same names: the twin of tests/peers/exact_hash.py.</summary>
internal static class ExactHash
{
    /// <summary>Float32, uniform around the mean with this variance.</summary>
    internal static Tensor Tensor(string name, long[] shape, double variance, double mean = 0)
    {
        var width = Math.Sqrt(12 * variance);
        var bits = Bits(name, shape.Aggregate(1L, (product, n) => product * n));
        return tensor(Array.ConvertAll(bits, bits => (float)(mean + (((bits >> 8) / 16777216.0) - 0.5) * width)), shape);
    }

    /// <summary>Int64, 0 to classes - 1.</summary>
    internal static Tensor Labels(string name, long count, long classes) => tensor(Array.ConvertAll(Bits(name, count), bits => bits % classes));

    // murmur3's finaliser over a Weyl sequence that begins at the FNV-1a of the name.
    private static uint[] Bits(string name, long count)
    {
        var seed = Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, (value, b) => unchecked((value ^ b) * 16777619));
        var bits = new uint[count];
        for (var i = 0u; i < count; i++) bits[i] = Mixed(unchecked((i * 2654435761u) + seed));
        return bits;
    }

    private static uint Mixed(uint x)
    {
        unchecked
        {
            x = (x ^ (x >> 16)) * 0x85EBCA6B;
            x = (x ^ (x >> 13)) * 0xC2B2AE35;
            return x ^ (x >> 16);
        }
    }
}
