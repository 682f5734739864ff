using System;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
                => Aten.One("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5)
                => Aten.One("group_norm", input, num_groups, weight, bias, eps, true);

            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5)
                => Aten.One("instance_norm", input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5)
                => Aten.One("layer_norm", input, normalized_shape, weight, bias, eps, true);

            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                using var norm = Aten.One("norm.ScalarOpt_dim", input, p, dim, true);
                using var bounded = norm.clamp_min(eps);
                return input.div(bounded);
            }

            /// <summary>x / (k + α·mean of x² over size neighbouring channels)^β (Krizhevsky and others, 2012).</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 1e-4, double beta = 0.75, double k = 1)
            {
                if (input.Dimensions < 3) throw new ArgumentException($"Expected 3D or higher dimensionality input (got {input.Dimensions} dimensions)");
                using var scope = NewDisposeScope();
                // The channels become a dimension to pool over; all that follows them is one.
                var squares = input.square().flatten(2).unsqueeze(1);
                var padded = Aten.One("constant_pad_nd", squares, new[] { 0, 0, size / 2, (size - 1) / 2 });
                var means = avg_pool2d(padded, [size, 1], [1, 1]).squeeze(1).view(input.shape);
                return input.div(means.mul(alpha).add(k).pow(beta)).MoveToOuterDisposeScope();
            }
        }
    }
}
