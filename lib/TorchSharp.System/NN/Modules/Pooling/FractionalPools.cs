using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Maxima over windows of drawn sizes, so that a size may shrink by any fraction (https://arxiv.org/abs/1412.6071).</summary>
    public sealed class FractionalMaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal FractionalMaxPool2d(long[] kernel_size, long[]? output_size, double[]? output_ratio) : base(nameof(FractionalMaxPool2d)) => (this.kernel_size, this.output_size, this.output_ratio) = (kernel_size, output_size, output_ratio);

        public long[] kernel_size { get; set; }
        public long[]? output_size { get; set; }
        public double[]? output_ratio { get; set; }

        public override Tensor forward(Tensor input) => functional.fractional_max_pool2d(input, kernel_size, output_size, output_ratio);

        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => functional.fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio);
    }

    /// <summary>Maxima over windows of drawn sizes, so that a size may shrink by any fraction (https://arxiv.org/abs/1412.6071).</summary>
    public sealed class FractionalMaxPool3d : ParameterLessModule<Tensor, Tensor>
    {
        internal FractionalMaxPool3d(long[] kernel_size, long[]? output_size, double[]? output_ratio) : base(nameof(FractionalMaxPool3d)) => (this.kernel_size, this.output_size, this.output_ratio) = (kernel_size, output_size, output_ratio);

        public long[] kernel_size { get; set; }
        public long[]? output_size { get; set; }
        public double[]? output_ratio { get; set; }

        public override Tensor forward(Tensor input) => functional.fractional_max_pool3d(input, kernel_size, output_size, output_ratio);

        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => functional.fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static FractionalMaxPool2d FractionalMaxPool2d(long kernel_size, long? output_size = null, double? output_ratio = null)
                => new(Spatial.Each(2, kernel_size), Spatial.Each(2, output_size), Spatial.Each(2, output_ratio));

            public static FractionalMaxPool2d FractionalMaxPool2d((long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null)
                => new(Spatial.List(kernel_size), Spatial.List(output_size), Spatial.List(output_ratio));

            public static FractionalMaxPool2d FractionalMaxPool2d(long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null) => new(kernel_size, output_size, output_ratio);

            public static FractionalMaxPool3d FractionalMaxPool3d(long kernel_size, long? output_size = null, double? output_ratio = null)
                => new(Spatial.Each(3, kernel_size), Spatial.Each(3, output_size), Spatial.Each(3, output_ratio));

            public static FractionalMaxPool3d FractionalMaxPool3d((long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null)
                => new(Spatial.List(kernel_size), Spatial.List(output_size), Spatial.List(output_ratio));

            public static FractionalMaxPool3d FractionalMaxPool3d(long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null) => new(kernel_size, output_size, output_ratio);
        }
    }
}
