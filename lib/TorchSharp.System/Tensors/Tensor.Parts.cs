using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Parts of a tensor: real and imaginary, splits, places along a dimension.
    public partial class Tensor
    {
        public Tensor real => Aten.One("real", this);
        public Tensor imag => Aten.One("imag", this);
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) => Aten.One("as_strided", this, size, strides, storageOffset);
        public Tensor to_dense() => Aten.One("to_dense", this);
        public IList<Tensor> nonzero_as_list() => Aten.List("nonzero_numpy", this);

        public Tensor take_along_dim(Tensor indices, long dim) => Aten.One("take_along_dim", this, indices, dim);
        public Tensor take_along_dim(IEnumerable<long> indices) => WithIndices(indices, places => take_along_dim(places));
        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => WithIndices(indices, places => take_along_dim(places, dim));

        public Tensor[] hsplit(Tensor indices) => tensor_split(indices, Dimensions == 1 ? 0 : 1);
        public Tensor[] vsplit(Tensor indices) => tensor_split(indices, 0);
        public Tensor[] dsplit(Tensor indices) => tensor_split(indices, 2);
        public Tensor[] dsplit((long, long) indices_or_sections) => dsplit([indices_or_sections.Item1, indices_or_sections.Item2]);
        public Tensor[] dsplit((long, long, long) indices_or_sections) => dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3]);
        public Tensor[] dsplit((long, long, long, long) indices_or_sections) => dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4]);

        private long Dividing(long parts, int dim)
            => size(dim) % parts == 0 ? parts : throw new ArgumentException($"Dimension {dim} of [{string.Join(",", shape)}] does not divide into {parts} equal parts.");

        private static Tensor WithIndices(IEnumerable<long> indices, Func<Tensor, Tensor> take)
        {
            using var places = tensor(indices.ToArray());
            return take(places);
        }
    }

    public static Tensor real(Tensor input) => input.real;
    public static Tensor imag(Tensor input) => input.imag;
    public static Tensor take_along_dim(Tensor input, Tensor indices, long dim = 0) => input.take_along_dim(indices, dim);
    public static Tensor take_along_dim(Tensor input, IEnumerable<long> indices, long dim = 0) => input.take_along_dim(indices, dim);
    public static Tensor[] dsplit(Tensor input, Tensor indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] dsplit(Tensor input, (long, long) indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] dsplit(Tensor input, (long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] dsplit(Tensor input, (long, long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] hsplit(Tensor input, Tensor indices_or_sections) => input.hsplit(indices_or_sections);
    public static Tensor[] hsplit(Tensor input, (long, long) indices_or_sections) => input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2]);
    public static Tensor[] hsplit(Tensor input, (long, long, long) indices_or_sections) => input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3]);
    public static Tensor[] hsplit(Tensor input, (long, long, long, long) indices_or_sections) => input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4]);
}
