using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1)
                => Aten.One("conv1d", input, weight, bias, Spatial.Each(1, stride ?? 1), Spatial.Each(1, padding ?? 0), Spatial.Each(1, dilation ?? 1), groups);

            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1)
                => Aten.One("conv1d.padding", input, weight, bias, Spatial.Each(1, stride ?? 1), Spatial.Name(padding), Spatial.Each(1, dilation ?? 1), groups);

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
                => Aten.One("conv2d", input, weight, bias, strides ?? Spatial.Each(2, 1), padding ?? new long[2], dilation ?? Spatial.Each(2, 1), groups);

            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
                => Aten.One("conv2d.padding", input, weight, bias, strides ?? Spatial.Each(2, 1), Spatial.Name(padding), dilation ?? Spatial.Each(2, 1), groups);

            public static Tensor conv3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
                => Aten.One("conv3d", input, weight, bias, strides ?? Spatial.Each(3, 1), padding ?? new long[3], dilation ?? Spatial.Each(3, 1), groups);

            public static Tensor conv3d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
                => Aten.One("conv3d.padding", input, weight, bias, strides ?? Spatial.Each(3, 1), Spatial.Name(padding), dilation ?? Spatial.Each(3, 1), groups);

            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1)
                => Aten.One("conv_transpose1d", input, weight, bias, Spatial.Each(1, stride ?? 1), Spatial.Each(1, padding ?? 0), Spatial.Each(1, output_padding ?? 0), groups, Spatial.Each(1, dilation ?? 1));

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1)
                => Aten.One("conv_transpose2d.input", input, weight, bias, strides ?? Spatial.Each(2, 1), padding ?? new long[2], output_padding ?? new long[2], groups, dilation ?? Spatial.Each(2, 1));

            public static Tensor conv_transpose3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1)
                => Aten.One("conv_transpose3d.input", input, weight, bias, strides ?? Spatial.Each(3, 1), padding ?? new long[3], output_padding ?? new long[3], groups, dilation ?? Spatial.Each(3, 1));

            /// <summary>Adds the columns of [N, C·kh·kw, L] into the [N, C, H, W] that they were taken from: the other way of <see cref="unfold(Tensor, long, long, long, long)"/>.</summary>
            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => fold(input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
                => Aten.One("col2im", input, Spatial.List(output_size), Spatial.List(kernel_size), Spatial.List(dilation ?? (1, 1)), Spatial.List(padding ?? (0, 0)), Spatial.List(stride ?? (1, 1)));

            /// <summary>The patches of [N, C, H, W] as columns: [N, C·kh·kw, L].</summary>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
                => Aten.One("im2col", input, Spatial.List(kernel_size), Spatial.List(dilation ?? (1, 1)), Spatial.List(padding ?? (0, 0)), Spatial.List(stride ?? (1, 1)));
        }
    }
}
