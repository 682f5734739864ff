using System.Security.Cryptography;
using FineTune.Data;
using FineTune.Models.Weights;
using FineTune.Surgery;

namespace FineTune.Training;

/// <summary>The SHA-256 of a trunk: its modules' names and types, and every number in its parameters and buffers.</summary>
internal static class TrunkHash
{
    internal static ContentHash Of(StageRun trunk)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, module) in trunk.named_modules()) TensorHash.Append(hash, $"{name}: {module.GetType().Name}\n");
        foreach (var (name, value) in trunk.state_dict()) TensorHash.Append(hash, name, value);
        return ContentHash.Read(hash.GetHashAndReset());
    }
}
