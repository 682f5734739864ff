using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Products and functions of matrices.
    public static partial class linalg
    {
        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Aten.One("linalg_cross", input, other, dim);
        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) => Aten.One("linalg_diagonal", input, offset, dim1, dim2);
        public static Tensor matrix_exp(Tensor input) => Aten.One("linalg_matrix_exp", input);
        public static Tensor vander(Tensor input, long? N = null) => Aten.One("linalg_vander", input, N);
        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) => @out is null ? Aten.One("linalg_vecdot", x, y, dim) : Aten.One("linalg_vecdot.out", x, y, dim, @out);

        public static Tensor multi_dot(IList<Tensor> tensors) => tensors.Count switch
        {
            0 => throw new ArgumentException("multi_dot needs a matrix at least.", nameof(tensors)),
            1 => tensors[0].alias(),
            _ => Aten.One("linalg_multi_dot", tensors.ToArray()),
        };
    }
}
