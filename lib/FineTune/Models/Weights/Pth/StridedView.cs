using FineTune.Models.Weights.Pickle;
using static TorchSharp.torch;

namespace FineTune.Models.Weights.Pth;

/// <summary>A tensor as a window into its flat storage, by offset, shape and strides; nothing is copied.</summary>
internal static class StridedView
{
    // An expanded tensor repeats elements, so it may claim more than its storage has; but not without end.
    private const long MaxRepeated = 1 << 28;

    /// <exception cref="BadWeightsException">The window leaves the storage.</exception>
    internal static Tensor Of(Tensor storage, string name, PickleTensor tensor)
    {
        Check(name, tensor, storage.numel());
        var (_, offset, shape, strides) = tensor;
        var elements = TensorExtent.Elements(name, shape);
        if (elements == 0) return empty(shape, storage.dtype, CPU);
        using var scope = NewDisposeScope();
        var first = offset + tensor.Storage.ViewOffset;
        var view = IsContiguous(shape, strides)
            ? storage.narrow(0, first, elements).view(shape)
            : Strided(storage.narrow(0, first, Span(shape, strides)), shape, strides);
        return view.MoveToOuterDisposeScope();
    }

    private static void Check(string name, PickleTensor tensor, long stored)
    {
        var (storage, offset, shape, strides) = tensor;
        var elements = TensorExtent.Elements(name, shape);
        if (strides.Length != shape.Length || offset < 0 || strides.Any(stride => stride < 0)) throw new BadWeightsException($"Tensor '{name}' has an offset or strides that no tensor has.");
        if (elements == 0) return;
        var window = storage.ViewElements is { } view ? Math.Min(view, stored - Math.Min(stored, storage.ViewOffset)) : stored;
        if (offset > window || Reaches(shape, strides) > window - offset) throw new BadWeightsException($"Tensor '{name}' reaches beyond its storage of {window} elements.");
        if (elements > Math.Max(stored, MaxRepeated)) throw new BadWeightsException($"Tensor '{name}' repeats its storage to {elements} elements.", "Save it with contiguous().");
    }

    // As Span, in numbers that can't overflow.
    private static Int128 Reaches(long[] shape, long[] strides)
        => shape.Zip(strides).Aggregate(Int128.One, (sum, d) => sum + (Int128)(d.First - 1) * d.Second);

    private static long Span(long[] shape, long[] strides) => shape.Zip(strides).Aggregate(1L, (sum, d) => sum + (d.First - 1) * d.Second);

    private static bool IsContiguous(long[] shape, long[] strides)
    {
        var due = 1L;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            if (shape[d] != 1 && strides[d] != due) return false;
            due *= shape[d];
        }
        return true;
    }

    /// <summary>
    /// Each unfold cuts the last dimension into windows one stride apart: the widest stride first gives every dimension
    /// in turn. Dimensions of one element or of stride 0 (expanded) are put in afterwards.
    /// </summary>
    private static Tensor Strided(Tensor window, long[] shape, long[] strides)
    {
        var moving = Enumerable.Range(0, shape.Length).Where(d => shape[d] > 1 && strides[d] > 0).OrderByDescending(d => strides[d]).ToArray();
        var still = Enumerable.Range(0, shape.Length).Except(moving).ToArray();
        var view = window;
        for (var i = 0; i < moving.Length; i++)
        {
            var inner = moving[(i + 1)..];
            view = view.unfold(i, Span([.. inner.Select(d => shape[d])], [.. inner.Select(d => strides[d])]), strides[moving[i]]);
        }
        view = view.squeeze(-1);
        foreach (var _ in still) view = view.unsqueeze(-1);
        int[] order = [.. moving, .. still];
        return view.permute(Enumerable.Range(0, shape.Length).Select(d => (long)Array.IndexOf(order, d)).ToArray()).expand(shape);
    }
}
