using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor avg_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true)
                => Aten.One("avg_pool1d", input, Spatial.Each(1, kernel_size), Spatial.Each(1, stride ?? kernel_size), Spatial.Each(1, padding ?? 0), ceil_mode, count_include_pad);

            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => Aten.One("avg_pool2d", input, kernel_size, stride ?? kernel_size, padding ?? [0, 0], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => avg_pool2d(input, Spatial.Each(2, kernel_size), Spatial.Each(2, stride), Spatial.Each(2, padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => avg_pool2d(input, Spatial.List(kernel_size), Spatial.List(stride), Spatial.List(padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d_backward(Tensor input, Tensor originalInput, long[] kernel_sizes, long[]? strides = null, long[]? paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => Aten.One("avg_pool2d_backward", input, originalInput, kernel_sizes, strides ?? kernel_sizes, paddings ?? [0, 0], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool3d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => Aten.One("avg_pool3d", input, kernel_size, stride ?? kernel_size, padding ?? [0, 0, 0], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool3d_backward(Tensor input, Tensor originalInput, long[] kernel_sizes, long[]? strides = null, long[]? paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => Aten.One("avg_pool3d_backward", input, originalInput, kernel_sizes, strides ?? kernel_sizes, paddings ?? [0, 0, 0], ceil_mode, count_include_pad, divisor_override);

            /// <summary>(Σ x^p)^(1/p) over each window.</summary>
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
            {
                using var powers = input.pow(norm_type);
                using var means = avg_pool1d(powers, kernel_size, stride, 0, ceil_mode);
                return Root(means, kernel_size, norm_type);
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false)
            {
                using var powers = input.pow(norm_type);
                using var means = avg_pool2d(powers, kernel_size, stride, [0, 0], ceil_mode);
                return Root(means, kernel_size[0] * kernel_size[1], norm_type);
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
                => lp_pool2d(input, norm_type, Spatial.Each(2, kernel_size), Spatial.Each(2, stride), ceil_mode);

            // A sum below zero (an odd power) has no root: it keeps its sign until the power, as in PyTorch.
            private static Tensor Root(Tensor means, long window, double norm)
            {
                using var scope = NewDisposeScope();
                return (means.sign() * means.abs().relu()).mul(window).pow(1 / norm).MoveToOuterDisposeScope();
            }
        }
    }
}
