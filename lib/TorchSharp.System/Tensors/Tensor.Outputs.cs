using System;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Fills this tensor, resized to the sizes, and returns another handle on it.
    public partial class Tensor
    {
        public Tensor zeros(params long[] sizes) => Aten.One("zeros.out", sizes, this);
        public Tensor ones(params long[] sizes) => Aten.One("ones.out", sizes, this);
        public Tensor empty(params long[] sizes) => Aten.One("empty.out", sizes, Arg.None, this);
        public Tensor full(long[] sizes, Scalar value) => Aten.One("full.out", sizes, value, this);
        public Tensor full(ReadOnlySpan<long> sizes, Scalar value) => Aten.One("full.out", sizes, value, this);
        public Tensor eye(long rows, long columns) => Aten.One("eye.m_out", rows, columns, this);
        public Tensor arange_out(Scalar start, Scalar stop, Scalar step) => Aten.One("arange.start_out", start, stop, step, this);
        public Tensor rand_out(params long[] sizes) => Aten.One("rand.out", sizes, this);
        public Tensor randn_out(params long[] sizes) => Aten.One("randn.out", sizes, this);
        public Tensor randint_out(long high, long[] sizes) => Aten.One("randint.out", high, sizes, this);

        [Obsolete("use torch.randperm(n, out)")]
        public Tensor randperm_out(long n) => Aten.One("randperm.out", n, this);
    }

    public static Tensor rand_out(Tensor input, params long[] sizes) => input.rand_out(sizes);
    public static Tensor randint_out(Tensor input, long high, long[] sizes) => input.randint_out(high, sizes);
    public static Tensor randperm(long n, Tensor @out, Generator? generator = null) => Aten.One("randperm.generator_out", n, generator, @out);

    [Obsolete("use torch.randperm(n, out)")]
    public static Tensor randperm_out(Tensor input, long n) => input.randperm_out(n);
}
