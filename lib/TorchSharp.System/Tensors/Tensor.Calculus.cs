using System;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Integrals over a dimension, products over several, tidy numbers.
    public partial class Tensor
    {
        public Tensor trapezoid(double dx = 1, long dim = -1) => Aten.One("trapezoid.dx", this, dx, dim);
        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1) => Aten.One("cumulative_trapezoid.dx", this, dx, dim);
        public Tensor tensordot(Tensor b, (long, long)[] dims) => tensordot(b, dims.Select(pair => pair.Item1).ToArray(), dims.Select(pair => pair.Item2).ToArray());
        public Tensor cross(Scalar other, long dim) => throw new NotSupportedException("cross() takes two tensors of vectors: torch.linalg.cross(input, other, dim).");
        public Tensor polygamma(long p) => Aten.One("polygamma", p, this);
        public Tensor rrelu(double lower = 0.125, double upper = 0.3333333333333333) => Aten.One("rrelu", this, lower, upper);
        public Tensor rrelu_(double lower = 0.125, double upper = 0.3333333333333333) => Aten.InPlace("rrelu_", this, lower, upper);
        public Tensor arctan(Tensor other) => atan2(other);
        public Tensor arctan_(Tensor other) => atan2_(other);
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) => Aten.One("nanmean", this, (long?)dim, keepdim, dtype);
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => Aten.One("nan_to_num", this, nan, posinf, neginf);

        /// <summary>Element by element, as in TorchSharp; one answer for the whole tensor is <c>allclose</c>'s.</summary>
        public Tensor equal(Tensor target) => eq(target);

        public Tensor vander(long N = -1, bool increasing = false)
            => Dimensions == 1 ? Aten.One("vander", this, N == -1 ? size(0) : N, increasing) : throw new InvalidOperationException("Input argument for 'vander()' must be 1-D.");

        /// <summary>Over the last <paramref name="dims"/> dimensions of this tensor and the first of <paramref name="b"/>.</summary>
        public Tensor tensordot(Tensor b, long dims = 2)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dims);
            var first = Enumerable.Range(0, (int)dims).Select(d => (long)d);
            return tensordot(b, first.Select(d => Dimensions - dims + d).ToArray(), first.ToArray());
        }

        /// <summary>Whole numbers from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
        public Tensor random_(double from, double to, Generator? generator = null) => Aten.InPlace("random_.from", this, (long)from, (long)to, generator);

        [Obsolete("use torch.kthvalue")]
        public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) => input.kthvalue(k, dim, keepdim);
    }

    public static Tensor trapz(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);
    public static Tensor trapz(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);
    public static Tensor trapezoid(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);
    public static Tensor cumulative_trapezoid(Tensor y, double dx = 1, long dim = -1) => y.cumulative_trapezoid(dx, dim);
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) => a.tensordot(b, dims);
    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) => a.tensordot(b, dims);
    public static Tensor cross(Tensor input, Scalar other, long dim = 0) => input.cross(other, dim);
    public static Tensor polygamma(Tensor input, long p) => input.polygamma(p);
    public static Tensor arctan(Tensor input, Tensor other) => input.arctan(other);
    public static Tensor arctan_(Tensor input, Tensor other) => input.arctan_(other);
    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) => input.nanmean(dim, keepdim, dtype);
    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) => input.nan_to_num(nan, posinf, neginf);
    public static Tensor equal(Tensor tensor, Tensor target) => tensor.equal(target);
    public static Tensor vander(Tensor x, long N = -1, bool increasing = false) => x.vander(N, increasing);
    public static Tensor divide_(Tensor left, Scalar right) => left.div_(right);
    public static Tensor multiply_(Tensor left, Tensor right) => left.mul_(right);
    public static Tensor multiply_(Tensor left, Scalar right) => left.mul_(right);
    public static Tensor negative_(Tensor input) => input.neg_();
    public static Tensor is_neg(Tensor input) => input.is_neg();
}
