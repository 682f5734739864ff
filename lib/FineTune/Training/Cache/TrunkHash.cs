using System.Security.Cryptography;
using System.Text;
using FineTune.Data.Cached;
using FineTune.Models.Weights;
using FineTune.Surgery;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>The SHA-256 of a trunk: its modules' names and types, and every number in its parameters and buffers.</summary>
internal static class TrunkHash
{
    internal static ContentHash Of(StageRun trunk)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, module) in trunk.named_modules()) Append(hash, $"{name}: {module.GetType().Name}\n");
        foreach (var (name, value) in trunk.state_dict())
        {
            using var scope = NewDisposeScope();
            var local = value.detach().cpu().contiguous();
            Append(hash, $"{name}: {local.dtype} {string.Join('x', local.shape)}\n");
            TensorMemory.Each(local, bytes => hash.AppendData(bytes));
        }
        return ContentHash.Read(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
}
