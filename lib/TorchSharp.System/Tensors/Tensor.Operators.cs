using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // C# operators. == and != compare element by element, as in PyTorch; Equals compares whole tensors.
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => Aten.One("add.Tensor", left, right);
        public static Tensor operator +(Tensor left, Scalar right) => Aten.One("add.Scalar", left, right);
        public static Tensor operator +(Tensor left, int right) => Aten.One("add.Scalar", left, right);
        public static Tensor operator +(Tensor left, long right) => Aten.One("add.Scalar", left, right);
        public static Tensor operator +(Tensor left, float right) => Aten.One("add.Scalar", left, right);
        public static Tensor operator +(Tensor left, double right) => Aten.One("add.Scalar", left, right);
        public static Tensor operator +(Scalar left, Tensor right) => Aten.One("add.Scalar", right, left);
        public static Tensor operator +(int left, Tensor right) => Aten.One("add.Scalar", right, left);
        public static Tensor operator +(long left, Tensor right) => Aten.One("add.Scalar", right, left);
        public static Tensor operator +(float left, Tensor right) => Aten.One("add.Scalar", right, left);
        public static Tensor operator +(double left, Tensor right) => Aten.One("add.Scalar", right, left);

        public static Tensor operator -(Tensor left, Tensor right) => Aten.One("sub.Tensor", left, right);
        public static Tensor operator -(Tensor left, Scalar right) => Aten.One("sub.Scalar", left, right);
        public static Tensor operator -(Tensor left, int right) => Aten.One("sub.Scalar", left, right);
        public static Tensor operator -(Tensor left, long right) => Aten.One("sub.Scalar", left, right);
        public static Tensor operator -(Tensor left, float right) => Aten.One("sub.Scalar", left, right);
        public static Tensor operator -(Tensor left, double right) => Aten.One("sub.Scalar", left, right);
        public static Tensor operator -(Scalar left, Tensor right) => Aten.One("rsub.Scalar", right, left);
        public static Tensor operator -(int left, Tensor right) => Aten.One("rsub.Scalar", right, left);
        public static Tensor operator -(long left, Tensor right) => Aten.One("rsub.Scalar", right, left);
        public static Tensor operator -(float left, Tensor right) => Aten.One("rsub.Scalar", right, left);
        public static Tensor operator -(double left, Tensor right) => Aten.One("rsub.Scalar", right, left);

        public static Tensor operator *(Tensor left, Tensor right) => Aten.One("mul.Tensor", left, right);
        public static Tensor operator *(Tensor left, Scalar right) => Aten.One("mul.Scalar", left, right);
        public static Tensor operator *(Tensor left, int right) => Aten.One("mul.Scalar", left, right);
        public static Tensor operator *(Tensor left, long right) => Aten.One("mul.Scalar", left, right);
        public static Tensor operator *(Tensor left, float right) => Aten.One("mul.Scalar", left, right);
        public static Tensor operator *(Tensor left, double right) => Aten.One("mul.Scalar", left, right);
        public static Tensor operator *(Scalar left, Tensor right) => Aten.One("mul.Scalar", right, left);
        public static Tensor operator *(int left, Tensor right) => Aten.One("mul.Scalar", right, left);
        public static Tensor operator *(long left, Tensor right) => Aten.One("mul.Scalar", right, left);
        public static Tensor operator *(float left, Tensor right) => Aten.One("mul.Scalar", right, left);
        public static Tensor operator *(double left, Tensor right) => Aten.One("mul.Scalar", right, left);

        public static Tensor operator /(Tensor left, Tensor right) => Aten.One("div.Tensor", left, right);
        public static Tensor operator /(Tensor left, Scalar right) => Aten.One("div.Scalar", left, right);
        public static Tensor operator /(Tensor left, int right) => Aten.One("div.Scalar", left, right);
        public static Tensor operator /(Tensor left, long right) => Aten.One("div.Scalar", left, right);
        public static Tensor operator /(Tensor left, float right) => Aten.One("div.Scalar", left, right);
        public static Tensor operator /(Tensor left, double right) => Aten.One("div.Scalar", left, right);
        public static Tensor operator /(Scalar left, Tensor right) => DivideNumber(left, right);
        public static Tensor operator /(int left, Tensor right) => DivideNumber(left, right);
        public static Tensor operator /(long left, Tensor right) => DivideNumber(left, right);
        public static Tensor operator /(float left, Tensor right) => DivideNumber(left, right);
        public static Tensor operator /(double left, Tensor right) => DivideNumber(left, right);

        public static Tensor operator %(Tensor left, Tensor right) => Aten.One("remainder.Tensor", left, right);
        public static Tensor operator %(Tensor left, Scalar right) => Aten.One("remainder.Scalar", left, right);
        public static Tensor operator %(Tensor left, int right) => Aten.One("remainder.Scalar", left, right);
        public static Tensor operator %(Tensor left, long right) => Aten.One("remainder.Scalar", left, right);
        public static Tensor operator %(Tensor left, float right) => Aten.One("remainder.Scalar", left, right);
        public static Tensor operator %(Tensor left, double right) => Aten.One("remainder.Scalar", left, right);

        public static Tensor operator &(Tensor left, Tensor right) => Aten.One("bitwise_and.Tensor", left, right);
        public static Tensor operator |(Tensor left, Tensor right) => Aten.One("bitwise_or.Tensor", left, right);
        public static Tensor operator ^(Tensor left, Tensor right) => Aten.One("bitwise_xor.Tensor", left, right);
        public static Tensor operator ~(Tensor left) => Aten.One("bitwise_not", left);
        public static Tensor operator -(Tensor tensor) => Aten.One("neg", tensor);

        public static Tensor operator ==(Tensor left, Tensor right) => Aten.One("eq.Tensor", left, right);
        public static Tensor operator ==(Tensor left, Scalar right) => Aten.One("eq.Scalar", left, right);
        public static Tensor operator ==(Scalar left, Tensor right) => Aten.One("eq.Scalar", right, left);
        public static Tensor operator !=(Tensor left, Tensor right) => Aten.One("ne.Tensor", left, right);
        public static Tensor operator !=(Tensor left, Scalar right) => Aten.One("ne.Scalar", left, right);
        public static Tensor operator !=(Scalar left, Tensor right) => Aten.One("ne.Scalar", right, left);
        public static Tensor operator <(Tensor left, Tensor right) => Aten.One("lt.Tensor", left, right);
        public static Tensor operator <(Tensor left, Scalar right) => Aten.One("lt.Scalar", left, right);
        public static Tensor operator <(Scalar left, Tensor right) => Aten.One("gt.Scalar", right, left);
        public static Tensor operator <=(Tensor left, Tensor right) => Aten.One("le.Tensor", left, right);
        public static Tensor operator <=(Tensor left, Scalar right) => Aten.One("le.Scalar", left, right);
        public static Tensor operator <=(Scalar left, Tensor right) => Aten.One("ge.Scalar", right, left);
        public static Tensor operator >(Tensor left, Tensor right) => Aten.One("gt.Tensor", left, right);
        public static Tensor operator >(Tensor left, Scalar right) => Aten.One("gt.Scalar", left, right);
        public static Tensor operator >(Scalar left, Tensor right) => Aten.One("lt.Scalar", right, left);
        public static Tensor operator >=(Tensor left, Tensor right) => Aten.One("ge.Tensor", left, right);
        public static Tensor operator >=(Tensor left, Scalar right) => Aten.One("ge.Scalar", left, right);
        public static Tensor operator >=(Scalar left, Tensor right) => Aten.One("le.Scalar", right, left);

        public bool Equals(Tensor target) => Aten.Bool("equal", this, target);

        /// <summary>Same shape and same elements.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        private static Tensor DivideNumber(Scalar number, Tensor tensor)
        {
            using var inverse = tensor.reciprocal();
            return inverse.mul(number);
        }
    }
}
