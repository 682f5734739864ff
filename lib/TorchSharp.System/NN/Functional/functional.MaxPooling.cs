using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor max_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => Aten.One("max_pool1d", input, Spatial.Each(1, kernel_size), Spatial.Each(1, stride ?? kernel_size), Spatial.Each(1, padding ?? 0), Spatial.Each(1, dilation ?? 1), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool1d_with_indices(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => Aten.Two("max_pool1d_with_indices", input, Spatial.Each(1, kernel_size), Spatial.Each(1, stride ?? kernel_size), Spatial.Each(1, padding ?? 0), Spatial.Each(1, dilation ?? 1), ceil_mode);

            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Aten.One("max_pool2d", input, kernel_size, strides ?? kernel_size, padding ?? [0, 0], dilation ?? [1, 1], ceil_mode);

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => max_pool2d(input, Spatial.Each(2, kernel_size), Spatial.Each(2, stride), Spatial.Each(2, padding), Spatial.Each(2, dilation), ceil_mode);

            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false)
                => max_pool2d(input, Spatial.List(kernel_size), Spatial.List(stride), Spatial.List(padding), Spatial.List(dilation), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Aten.Two("max_pool2d_with_indices", input, kernel_size, strides ?? kernel_size, padding ?? [0, 0], dilation ?? [1, 1], ceil_mode);

            public static Tensor max_pool3d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Aten.One("max_pool3d", input, kernel_size, strides ?? kernel_size, padding ?? [0, 0, 0], dilation ?? [1, 1, 1], ceil_mode);

            public static (Tensor output, Tensor indices) max_pool3d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Aten.Two("max_pool3d_with_indices", input, kernel_size, strides ?? kernel_size, padding ?? [0, 0, 0], dilation ?? [1, 1, 1], ceil_mode);

            /// <summary>Puts maxima back where max_pool1d_with_indices found them; zeros elsewhere.</summary>
            public static Tensor max_unpool1d(Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[]? output_size = null)
            {
                using var wide = input.unsqueeze(-1);
                using var wideIndices = indices.unsqueeze(-1);
                var length = Spatial.Unpooled(input, [kernel_size], Spatial.Each(1, stride), Spatial.Each(1, padding), output_size);
                using var spread = Aten.One("max_unpool2d", wide, wideIndices, new[] { length[0], 1 });
                return spread.squeeze(-1);
            }

            public static Tensor max_unpool2d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null)
                => Aten.One("max_unpool2d", input, indices, Spatial.Unpooled(input, kernel_size, stride, padding, output_size));

            public static Tensor max_unpool3d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null)
                => Aten.One("max_unpool3d", input, indices, Spatial.Unpooled(input, kernel_size, stride, padding, output_size), stride ?? kernel_size, padding ?? [0, 0, 0]);
        }
    }
}
