using System;
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
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant => Aten.One("constant_pad_nd", input, pad, value),
                PaddingModes.Zeros => Aten.One("constant_pad_nd", input, pad, 0),
                PaddingModes.Reflect => Aten.One("pad", input, pad, "reflect"),
                PaddingModes.Replicate => Aten.One("pad", input, pad, "replicate"),
                _ => Aten.One("pad", input, pad, "circular"),
            };

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, pad.ToArray(), mode, value);
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, Spatial.List(pad), mode, value);
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, Spatial.Each(2 * (int)(input.Dimensions - 2), pad), mode, value);

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
