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
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
                => Aten.One("grid_sampler", input, grid, Code(mode), Code(padding_mode), align_corners ?? false);

            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
                => Aten.One("affine_grid_generator", theta, size ?? throw new ArgumentNullException(nameof(size)), align_corners);

            /// <summary>Pads the last dimensions, the last one first: (left, right, top, bottom, ...).</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => mode is PaddingModes.Constant or PaddingModes.Zeros
                    ? Aten.One("constant_pad_nd", input, pad, mode == PaddingModes.Zeros ? 0 : value)
                    : Aten.One("pad", input, pad, mode switch { PaddingModes.Reflect => "reflect", PaddingModes.Replicate => "replicate", _ => "circular" });

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, pad.ToArray(), mode, value);
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, Pair(pad), mode, value);
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, Enumerable.Repeat(pad, 2 * (int)(input.Dimensions - 2)).ToArray(), mode, value);

            /// <summary>Resizes the spatial dimensions of [N, C, H, W] to <paramref name="size"/> or by <paramref name="scale_factor"/>.</summary>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (x.Dimensions != 4) throw new NotImplementedException("interpolate: [N, C, H, W] only, so far.");
                var corners = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => Aten.One("upsample_nearest2d.vec", x, size, scale_factor),
                    InterpolationMode.NearestExact => Aten.One("_upsample_nearest_exact2d.vec", x, size, scale_factor),
                    InterpolationMode.Bilinear => Aten.One(antialias ? "_upsample_bilinear2d_aa.vec" : "upsample_bilinear2d.vec", x, size, corners, scale_factor),
                    InterpolationMode.Bicubic => Aten.One(antialias ? "_upsample_bicubic2d_aa.vec" : "upsample_bicubic2d.vec", x, size, corners, scale_factor),
                    InterpolationMode.Area => adaptive_avg_pool2d(x, size ?? throw new ArgumentException("interpolate by area needs a size.")),
                    _ => throw new ArgumentException($"interpolate: {mode} is not for [N, C, H, W]."),
                };
            }

            // libtorch's own codes: bilinear 0, nearest 1; zeros 0, border 1, reflection 2.
            private static long Code(GridSampleMode mode) => mode == GridSampleMode.Nearest ? 1 : 0;
            private static long Code(GridSamplePaddingMode mode) => mode switch
            {
                GridSamplePaddingMode.Zeros => 0,
                GridSamplePaddingMode.Border => 1,
                _ => 2,
            };
        }
    }
}
