using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => Aten.One("adaptive_avg_pool1d", input, Spatial.Each(1, output_size));
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Aten.One("adaptive_avg_pool2d", input, output_size);
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Spatial.List(output_size));
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, Spatial.Each(2, output_size));
            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) => Aten.One("adaptive_avg_pool3d", input, output_size);
            public static Tensor adaptive_avg_pool3d(Tensor input, (long, long, long) output_size) => adaptive_avg_pool3d(input, Spatial.List(output_size));
            public static Tensor adaptive_avg_pool3d(Tensor input, long output_size) => adaptive_avg_pool3d(input, Spatial.Each(3, output_size));

            /// <summary>The gradient of the input; <paramref name="gradInput"/> is filled with it too.</summary>
            public static Tensor adaptive_avg_pool3d_backward(Tensor gradInput, Tensor gradOutput, Tensor originalInput)
            {
                using var gradient = Aten.One("_adaptive_avg_pool3d_backward", gradOutput, originalInput);
                return gradInput.copy_(gradient);
            }

            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) => ValuesOnly(adaptive_max_pool1d_with_indices(input, output_size));
            public static (Tensor Values, Tensor Indices) adaptive_max_pool1d_with_indices(Tensor input, long output_size) => Aten.Two("adaptive_max_pool1d", input, Spatial.Each(1, output_size));
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) => ValuesOnly(adaptive_max_pool2d_with_indices(input, output_size));
            public static (Tensor Values, Tensor Indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size) => Aten.Two("adaptive_max_pool2d", input, output_size);
            public static Tensor adaptive_max_pool3d(Tensor input, long[] output_size) => ValuesOnly(adaptive_max_pool3d_with_indices(input, output_size));
            public static (Tensor Values, Tensor Indices) adaptive_max_pool3d_with_indices(Tensor input, long[] output_size) => Aten.Two("adaptive_max_pool3d", input, output_size);

            private static Tensor ValuesOnly((Tensor Values, Tensor Indices) pooled)
            {
                pooled.Indices.Dispose();
                return pooled.Values;
            }
        }
    }
}
