using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>A tensor as it enters a hash: its name, dtype and shape, and every bit of its numbers.</summary>
internal static class TensorHash
{
    internal static void Append(IncrementalHash hash, string name, Tensor value)
    {
        using var scope = NewDisposeScope();
        var local = value.detach().cpu().contiguous();
        Append(hash, string.Create(CultureInfo.InvariantCulture, $"{name}: {local.dtype} {string.Join('x', local.shape)}\n"));
        TensorMemory.Each(local, bytes => hash.AppendData(bytes));
    }

    internal static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
}
