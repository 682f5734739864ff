using static TorchSharp.torch;

namespace FineTune.Models.Weights.Pickle;

internal enum PickleGlobalKind { OrderedDict, RebuildTensor, RebuildParameter, Parameter, Size, Storage }

/// <summary>
/// A Python name that a pickle may mention. This list is all there is: every name on it stands for data, and
/// whatever isn't on it is refused by its name. Nothing is ever imported or called.
/// </summary>
internal sealed record PickleGlobal(PickleGlobalKind Kind, string Name, ScalarType? Dtype = null)
{
    internal const string Remedy = "Only tensors and plain containers are read. If you trust the file, load it in PyTorch and save its state_dict().";

    private static readonly (string Type, ScalarType Dtype)[] StorageTypes =
    [
        ("Float", ScalarType.Float32), ("Double", ScalarType.Float64), ("Half", ScalarType.Float16), ("BFloat16", ScalarType.BFloat16),
        ("Long", ScalarType.Int64), ("Int", ScalarType.Int32), ("Short", ScalarType.Int16), ("Char", ScalarType.Int8),
        ("Byte", ScalarType.Byte), ("Bool", ScalarType.Bool),
        ("ComplexFloat", ScalarType.ComplexFloat32), ("ComplexDouble", ScalarType.ComplexFloat64),
    ];

    private static readonly Dictionary<string, PickleGlobal> Allowed = All().ToDictionary(global => global.Name, StringComparer.Ordinal);

    /// <exception cref="BadWeightsException">The name isn't allowed.</exception>
    internal static PickleGlobal Find(string module, string name)
        => Allowed.TryGetValue($"{module}.{name}", out var known) ? known : throw new BadWeightsException(
            $"The file wants to call {module}.{name}: refused.",
            Remedy);

    private static IEnumerable<PickleGlobal> All()
    {
        yield return new(PickleGlobalKind.OrderedDict, "collections.OrderedDict");
        yield return new(PickleGlobalKind.RebuildTensor, "torch._utils._rebuild_tensor_v2");
        yield return new(PickleGlobalKind.RebuildTensor, "torch._utils._rebuild_tensor");
        yield return new(PickleGlobalKind.RebuildParameter, "torch._utils._rebuild_parameter");
        yield return new(PickleGlobalKind.Parameter, "torch.nn.parameter.Parameter");
        yield return new(PickleGlobalKind.Size, "torch.Size");
        foreach (var (type, dtype) in StorageTypes)
        {
            yield return new(PickleGlobalKind.Storage, $"torch.{type}Storage", dtype);
            // Written by old versions for a tensor on a GPU; it is read to the CPU.
            yield return new(PickleGlobalKind.Storage, $"torch.cuda.{type}Storage", dtype);
        }
    }
}
