using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

// Several tensors side by side, broadcast to one shape, or in every combination.
public static partial class torch
{
    public static Tensor column_stack(params Tensor[] tensors) => Aten.One("column_stack", tensors);
    public static Tensor column_stack(IList<Tensor> tensors) => column_stack(tensors.ToArray());
    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => column_stack(tensors.ToArray());
    public static Tensor row_stack(params Tensor[] tensors) => Aten.One("row_stack", tensors);
    public static Tensor row_stack(IList<Tensor> tensors) => row_stack(tensors.ToArray());
    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => row_stack(tensors.ToArray());
    public static Tensor dstack(params Tensor[] tensors) => Aten.One("dstack", tensors);
    public static Tensor dstack(IList<Tensor> tensors) => dstack(tensors.ToArray());
    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => dstack(tensors.ToArray());
    public static Tensor dstack(IEnumerable<Tensor> tensors) => dstack(tensors.ToArray());
    public static Tensor block_diag(params Tensor[] tensors) => Aten.One("block_diag", tensors);
    public static Tensor cartesian_prod(params Tensor[] tensors) => Aten.One("cartesian_prod", tensors);
    public static Tensor cartesian_prod(IList<Tensor> tensors) => cartesian_prod(tensors.ToArray());
    public static Tensor cartesian_prod(ReadOnlySpan<Tensor> tensors) => cartesian_prod(tensors.ToArray());
    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => input.Select(tensor => tensor.atleast_1d());
    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => input.Select(tensor => tensor.atleast_2d());
    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => input.Select(tensor => tensor.atleast_3d());

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
        => tensors.Length > 0 ? Aten.List("broadcast_tensors", tensors) : throw new ArgumentException("There is nothing to broadcast.", nameof(tensors));

    public static Size broadcast_shapes(params long[][] shapes)
    {
        var result = Enumerable.Repeat(1L, shapes.Max(shape => shape.Length)).ToArray();
        foreach (var shape in shapes)
        {
            for (var d = 1; d <= shape.Length; d++)
            {
                if (shape[^d] == 1 || shape[^d] == result[^d]) continue;
                if (result[^d] != 1) throw new InvalidOperationException($"Shape mismatch: the shapes {string.Join(" and ", shapes.Select(s => $"[{string.Join(",", s)}]"))} cannot be broadcast to one.");
                result[^d] = shape[^d];
            }
        }
        return result;
    }

    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false)
    {
        if (input.Dimensions != 1) throw new ArgumentException($"Expected a 1D vector, but got one with {input.Dimensions} dimensions.");
        if (r < 0) throw new ArgumentException("r must be non-negative");
        return Aten.One("combinations", input, r, with_replacement);
    }

    public static Tensor movedim(Tensor input, long source, long destination) => input.movedim([source], [destination]);
    public static Tensor moveaxis(Tensor input, long source, long destination) => input.movedim([source], [destination]);
    public static Tensor moveaxis(Tensor input, (long, long) source, (long, long) destination) => input.movedim([source.Item1, source.Item2], [destination.Item1, destination.Item2]);
    public static Tensor moveaxis(Tensor input, (long, long, long) source, (long, long, long) destination) => input.movedim([source.Item1, source.Item2, source.Item3], [destination.Item1, destination.Item2, destination.Item3]);
    public static Tensor moveaxis(Tensor input, (long, long, long, long) source, (long, long, long, long) destination) => input.movedim([source.Item1, source.Item2, source.Item3, source.Item4], [destination.Item1, destination.Item2, destination.Item3, destination.Item4]);

    public partial class Tensor
    {
        public static Tensor block_diag(params Tensor[] tensors) => torch.block_diag(tensors);
    }
}
