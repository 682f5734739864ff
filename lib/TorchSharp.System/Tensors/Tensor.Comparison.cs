using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Comparisons and tests, element by element.
    public partial class Tensor
    {
        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => Aten.Bool("allclose", this, target, rtol, atol, equal_nan);
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) => Aten.One("bucketize.Tensor", this, boundaries, outInt32, right);
        public Tensor eq(Tensor target) => Aten.One("eq.Tensor", this, target);
        public Tensor eq(Scalar target) => Aten.One("eq.Scalar", this, target);
        public Tensor eq_(Tensor target) => Aten.InPlace("eq_.Tensor", this, target);
        public Tensor eq_(Scalar target) => Aten.InPlace("eq_.Scalar", this, target);
        public Tensor ge(Tensor target) => Aten.One("ge.Tensor", this, target);
        public Tensor ge(Scalar target) => Aten.One("ge.Scalar", this, target);
        public Tensor ge_(Tensor target) => Aten.InPlace("ge_.Tensor", this, target);
        public Tensor ge_(Scalar target) => Aten.InPlace("ge_.Scalar", this, target);
        public Tensor greater(Tensor target) => Aten.One("greater.Tensor", this, target);
        public Tensor greater_equal(Tensor target) => Aten.One("greater_equal.Tensor", this, target);
        public Tensor gt(Tensor target) => Aten.One("gt.Tensor", this, target);
        public Tensor gt(Scalar target) => Aten.One("gt.Scalar", this, target);
        public Tensor gt_(Tensor target) => Aten.InPlace("gt_.Tensor", this, target);
        public Tensor gt_(Scalar target) => Aten.InPlace("gt_.Scalar", this, target);
        public bool is_nonzero() => Aten.Bool("is_nonzero", this);
        public Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) => Aten.One("isclose", this, other, rtol, atol, nanEqual);
        public Tensor isfinite() => Aten.One("isfinite", this);
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) => Aten.One("isin.Tensor_Tensor", this, test_elements, assumeUnique, invert);
        public Tensor isinf() => Aten.One("isinf", this);
        public Tensor isnan() => Aten.One("isnan", this);
        public Tensor isneginf() => Aten.One("isneginf", this);
        public Tensor isposinf() => Aten.One("isposinf", this);
        public Tensor isreal() => Aten.One("isreal", this);
        public Tensor le(Tensor target) => Aten.One("le.Tensor", this, target);
        public Tensor le(Scalar target) => Aten.One("le.Scalar", this, target);
        public Tensor le_(Tensor target) => Aten.InPlace("le_.Tensor", this, target);
        public Tensor le_(Scalar target) => Aten.InPlace("le_.Scalar", this, target);
        public Tensor less(Tensor target) => Aten.One("less.Tensor", this, target);
        public Tensor less_equal(Tensor target) => Aten.One("less_equal.Tensor", this, target);
        public Tensor less_equal_(Tensor target) => Aten.InPlace("less_equal_.Tensor", this, target);
        public Tensor logical_and(Tensor other) => Aten.One("logical_and", this, other);
        public Tensor logical_and_(Tensor other) => Aten.InPlace("logical_and_", this, other);
        public Tensor logical_not() => Aten.One("logical_not", this);
        public Tensor logical_not_() => Aten.InPlace("logical_not_", this);
        public Tensor logical_or(Tensor other) => Aten.One("logical_or", this, other);
        public Tensor logical_or_(Tensor other) => Aten.InPlace("logical_or_", this, other);
        public Tensor logical_xor(Tensor other) => Aten.One("logical_xor", this, other);
        public Tensor logical_xor_(Tensor other) => Aten.InPlace("logical_xor_", this, other);
        public Tensor lt(Tensor target) => Aten.One("lt.Tensor", this, target);
        public Tensor lt(Scalar target) => Aten.One("lt.Scalar", this, target);
        public Tensor lt_(Tensor target) => Aten.InPlace("lt_.Tensor", this, target);
        public Tensor lt_(Scalar target) => Aten.InPlace("lt_.Scalar", this, target);
        public Tensor ne(Tensor target) => Aten.One("ne.Tensor", this, target);
        public Tensor ne(Scalar target) => Aten.One("ne.Scalar", this, target);
        public Tensor ne_(Tensor target) => Aten.InPlace("ne_.Tensor", this, target);
        public Tensor ne_(Scalar target) => Aten.InPlace("ne_.Scalar", this, target);
        public Tensor not_equal(Tensor target) => Aten.One("not_equal.Tensor", this, target);
        public Tensor not_equal_(Tensor target) => Aten.InPlace("not_equal_.Tensor", this, target);
    }
}
