using System;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor fractional_max_pool2d(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null)
                => ValuesOnly(fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio));

            public static Tensor fractional_max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null)
                => ValuesOnly(fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio));

            public static Tensor fractional_max_pool2d(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => ValuesOnly(fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio));

            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null)
                => fractional_max_pool2d_with_indices(input, Spatial.Each(2, kernel_size), Spatial.Each(2, output_size), Spatial.Each(2, output_ratio));

            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(Tensor input, (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null)
                => fractional_max_pool2d_with_indices(input, Spatial.List(kernel_size), Spatial.List(output_size), Spatial.List(output_ratio));

            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => Fractional("fractional_max_pool2d", input, kernel_size, output_size, output_ratio);

            public static Tensor fractional_max_pool3d(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null)
                => ValuesOnly(fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio));

            public static Tensor fractional_max_pool3d(Tensor input, (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null)
                => ValuesOnly(fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio));

            public static Tensor fractional_max_pool3d(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => ValuesOnly(fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio));

            public static (Tensor Values, Tensor Indices) fractional_max_pool3d_with_indices(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null)
                => fractional_max_pool3d_with_indices(input, Spatial.Each(3, kernel_size), Spatial.Each(3, output_size), Spatial.Each(3, output_ratio));

            public static (Tensor Values, Tensor Indices) fractional_max_pool3d_with_indices(Tensor input, (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null)
                => fractional_max_pool3d_with_indices(input, Spatial.List(kernel_size), Spatial.List(output_size), Spatial.List(output_ratio));

            public static (Tensor Values, Tensor Indices) fractional_max_pool3d_with_indices(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => Fractional("fractional_max_pool3d", input, kernel_size, output_size, output_ratio);

            // Where the windows start is drawn anew at each call, for each sample and channel (https://arxiv.org/abs/1412.6071).
            private static (Tensor, Tensor) Fractional(string op, Tensor input, long[] kernel, long[]? size, double[]? ratio)
            {
                var dimensions = kernel.Length;
                if (size is null == ratio is null) throw new ArgumentException("fractional_max_pool requires specifying either an output_size or an output_ratio");
                var shape = input.shape;
                size ??= ratio!.Select((share, i) => (long)(shape[shape.Length - dimensions + i] * share)).ToArray();
                var batch = shape.Length == dimensions + 1 ? 1 : shape[0];
                using var samples = rand([batch, shape[^(dimensions + 1)], dimensions], input.dtype, input.device);
                return Aten.Two(op, input, kernel, size, samples);
            }
        }
    }
}
