using System;
using TorchSharp.Door;

namespace TorchSharp;

// Places of a triangle, and where values go in a sorted sequence.
public static partial class torch
{
    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null)
        => Aten.One("tril_indices", row, col, offset, Integral(dtype), Arg.None, device ?? CPU);

    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null)
        => Aten.One("triu_indices", row, col, offset, Integral(dtype), Arg.None, device ?? CPU);

    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null)
        => Aten.One("searchsorted.Tensor", sorted_sequence, values, out_int32, right, Arg.None, sorter);

    public static Tensor searchsorted(Tensor sorted_sequence, Scalar values, bool out_int32, bool right, Tensor? sorter)
        => Aten.One("searchsorted.Scalar", sorted_sequence, values, out_int32, right, Arg.None, sorter);

    private static ScalarType Integral(ScalarType dtype) => is_integral(dtype) ? dtype : throw new ArgumentException("dtype must be integral.");
}
