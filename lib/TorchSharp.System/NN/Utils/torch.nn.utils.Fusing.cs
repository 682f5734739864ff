using System;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>A convolution and the batch norm after it, in inference, as one convolution: W γ/√(σ² + ε), (b - μ) γ/√(σ² + ε) + β.</summary>
            public static (Parameter weight, Parameter bias) fuse_conv_bn_weights(Tensor conv_w, Tensor? conv_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor? bn_w, Tensor? bn_b, bool transpose = false)
            {
                using var frozen = no_grad();
                using var scope = NewDisposeScope();
                var scale = (bn_rv + bn_eps).rsqrt();
                if (bn_w is not null) scale = scale * bn_w;
                var shape = Enumerable.Repeat(1L, (int)conv_w.Dimensions).ToArray();
                shape[transpose ? 1 : 0] = -1;
                var shift = (conv_b is null ? -bn_rm : conv_b - bn_rm) * scale;
                if (bn_b is not null) shift = shift + bn_b;
                return (Kept(conv_w * scale.reshape(shape)), Kept(shift));
            }

            /// <summary>A linear layer and the batch norm after it, in inference, as one linear layer.</summary>
            public static (Parameter weight, Parameter bias) fuse_linear_bn_weights(Tensor linear_w, Tensor? linear_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor bn_w, Tensor bn_b)
                => fuse_conv_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b);

            public static Linear fuse_linear_bn_eval(Linear linear, BatchNorm bn)
            {
                if (linear.training || bn.training) throw new InvalidOperationException("Fusion only for eval!");
                var (weight, bias) = fuse_linear_bn_weights(linear.weight, linear.bias, bn.running_mean!, bn.running_var!, bn.eps, bn.weight, bn.bias!);
                return nn.Linear(weight, bias);
            }

            private static Parameter Kept(Tensor value)
            {
                var parameter = new Parameter(value);
                _ = parameter.MoveToOuterDisposeScope();
                return parameter;
            }
        }
    }
}
