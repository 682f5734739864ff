using System.Linq;
using TorchSharp.Door;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Arithmetic over the tensors of a whole network at once. On a GPU the launch of a kernel takes longer than its work on a small tensor, and one launch does many.
/// </summary>
internal static class Together
{
    /// <summary>Whether they are dense and on one GPU; on the CPU one after the other is as fast, and needs no room for all results at once.</summary>
    internal static bool Pays(Tensor[] tensors)
        => tensors.Length > 1 && tensors.All(tensor => tensor.device_type == DeviceType.CUDA && tensor.device_index == tensors[0].device_index && !tensor.is_sparse);

    internal static void Zero(Tensor[] tensors) => Aten.Nothing("_foreach_zero_", tensors);

    internal static void Scale(Tensor[] tensors, double factor) => Aten.Nothing("_foreach_mul_.Scalar", tensors, factor);

    /// <summary>To each its other, times <paramref name="factor"/>.</summary>
    internal static void Add(Tensor[] tensors, Tensor[] others, double factor) => Aten.Nothing("_foreach_add_.List", tensors, others, factor);

    internal static Tensor[] Sum(Tensor[] tensors, Tensor[] others, double factor) => Aten.List("_foreach_add.List", tensors, others, factor);

    internal static Tensor[] Negated(Tensor[] tensors) => Aten.List("_foreach_neg", tensors);
}
