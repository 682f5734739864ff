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
            /// <summary>Resizes the spatial dimensions of [N, C, ...] to <paramref name="size"/> or by <paramref name="scale_factor"/>.</summary>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (size is null == scale_factor is null) throw new ArgumentException("interpolate: exactly one of size and scale_factor must be given.");
                var dimensions = (int)x.Dimensions - 2;
                scale_factor = scale_factor is { Length: 1 } ? Spatial.Each(dimensions, scale_factor[0]) : scale_factor;
                size = size is { Length: 1 } ? Spatial.Each(dimensions, size[0]) : size;
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area)) (size, scale_factor) = (Scaled(x, scale_factor), null);
                var corners = align_corners ?? false;
                return (mode, dimensions) switch
                {
                    (InterpolationMode.Nearest, _) => Nearest(x, dimensions, size, scale_factor),
                    (InterpolationMode.NearestExact, 1) => Aten.One("_upsample_nearest_exact1d.vec", x, size, scale_factor),
                    (InterpolationMode.NearestExact, 2) => Aten.One("_upsample_nearest_exact2d.vec", x, size, scale_factor),
                    (InterpolationMode.NearestExact, 3) => Aten.One("_upsample_nearest_exact3d.vec", x, size, scale_factor),
                    (InterpolationMode.Linear, 1) => Aten.One("upsample_linear1d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2) => Aten.One(antialias ? "_upsample_bilinear2d_aa.vec" : "upsample_bilinear2d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2) => Aten.One(antialias ? "_upsample_bicubic2d_aa.vec" : "upsample_bicubic2d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Trilinear, 3) => Aten.One("upsample_trilinear3d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Area, 1) => adaptive_avg_pool1d(x, size![0]),
                    (InterpolationMode.Area, 2) => adaptive_avg_pool2d(x, size!),
                    (InterpolationMode.Area, 3) => adaptive_avg_pool3d(x, size!),
                    _ => throw new ArgumentException($"interpolate: {mode} is not for a tensor of {x.Dimensions} dimensions."),
                };
            }

            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false)
                => interpolate(input, size, scale_factor, (InterpolationMode)mode, align_corners);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) => interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);
            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) => interpolate(x, size, scale_factor, InterpolationMode.Nearest);
            public static Tensor upsample_nearest1d(Tensor input, long? outputSize, double? scaleFactor) => Nearest(input, 1, Spatial.Each(1, outputSize), Spatial.Each(1, scaleFactor));
            public static Tensor upsample_nearest2d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null) => Nearest(input, 2, outputSizes, scaleFactors);
            public static Tensor upsample_nearest3d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null) => Nearest(input, 3, outputSizes, scaleFactors);

            public static Tensor upsample_nearest1d_backward(Tensor grad_output, long? outputSize, long inputSize, double? scaleFactor)
                => Aten.One("upsample_nearest1d_backward.vec", grad_output, Spatial.Each(1, outputSize), new[] { grad_output.shape[0], grad_output.shape[1], inputSize }, Spatial.Each(1, scaleFactor));

            public static Tensor upsample_nearest2d_backward(Tensor grad_output, long[] inputSizes, long[]? outputSizes = null, double[]? scaleFactors = null)
                => Aten.One("upsample_nearest2d_backward.vec", grad_output, outputSizes, inputSizes, scaleFactors);

            public static Tensor upsample_nearest3d_backward(Tensor grad_output, long[] inputSizes, long[]? outputSizes = null, double[]? scaleFactors = null)
                => Aten.One("upsample_nearest3d_backward.vec", grad_output, outputSizes, inputSizes, scaleFactors);

            private static Tensor Nearest(Tensor input, int dimensions, long[]? size, double[]? factors) => dimensions switch
            {
                1 => Aten.One("upsample_nearest1d.vec", input, size, factors),
                2 => Aten.One("upsample_nearest2d.vec", input, size, factors),
                3 => Aten.One("upsample_nearest3d.vec", input, size, factors),
                _ => throw new ArgumentException($"Nearest upsampling is not for a tensor of {input.Dimensions} dimensions."),
            };

            private static long[] Scaled(Tensor input, double[] factors) => input.shape[2..].Zip(factors, (n, factor) => (long)Math.Floor(n * factor)).ToArray();
        }
    }
}
