using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Activation functions.
    public partial class Tensor
    {
        public Tensor celu() => Aten.One("celu", this);
        public Tensor celu(Scalar alpha) => Aten.One("celu", this, alpha);
        public Tensor celu_() => Aten.InPlace("celu_", this);
        public Tensor celu_(Scalar alpha) => Aten.InPlace("celu_", this, alpha);
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Aten.One("elu", this, alpha, scale, input_scale);
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Aten.InPlace("elu_", this, alpha, scale, input_scale);
        public Tensor gelu() => Aten.One("gelu", this);
        public Tensor gelu_() => Aten.InPlace("gelu_", this);
        public Tensor glu(long dim = -1) => Aten.One("glu", this, dim);
        public Tensor hardsigmoid() => Aten.One("hardsigmoid", this);
        public Tensor hardsigmoid_() => Aten.InPlace("hardsigmoid_", this);
        public Tensor hardswish() => Aten.One("hardswish", this);
        public Tensor hardswish_() => Aten.InPlace("hardswish_", this);
        public Tensor hardtanh(Scalar min, Scalar max) => Aten.One("hardtanh", this, min, max);
        public Tensor hardtanh_(Scalar min, Scalar max) => Aten.InPlace("hardtanh_", this, min, max);
        public Tensor leaky_relu(Scalar negative_slope) => Aten.One("leaky_relu", this, negative_slope);
        public Tensor leaky_relu_(Scalar negative_slope) => Aten.InPlace("leaky_relu_", this, negative_slope);
        public Tensor log_sigmoid() => Aten.One("log_sigmoid", this);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.One("log_softmax.int", this, dim, dtype);
        public Tensor prelu(Tensor target) => Aten.One("prelu", this, target);
        public Tensor relu() => Aten.One("relu", this);
        public Tensor relu_() => Aten.InPlace("relu_", this);
        public Tensor relu6() => Aten.One("relu6", this);
        public Tensor relu6_() => Aten.InPlace("relu6_", this);
        public Tensor selu() => Aten.One("selu", this);
        public Tensor selu_() => Aten.InPlace("selu_", this);
        public Tensor sigmoid() => Aten.One("sigmoid", this);
        public Tensor sigmoid_() => Aten.InPlace("sigmoid_", this);
        public Tensor silu() => Aten.One("silu", this);
        public Tensor silu_() => Aten.InPlace("silu_", this);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.One("softmax.int", this, dim, dtype);
        public Tensor threshold(Scalar threshold, Scalar value) => Aten.One("threshold", this, threshold, value);
        public Tensor threshold_(Scalar threshold, Scalar value) => Aten.InPlace("threshold_", this, threshold, value);

        public Tensor softplus(double beta = 1, double threshold = 20) => Aten.One("softplus", this, beta, threshold);
        public Tensor elu(double alpha = 1) => Aten.One("elu", this, alpha);
        public Tensor elu_(double alpha = 1) => Aten.InPlace("elu_", this, alpha);
    }
}
