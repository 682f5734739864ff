using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adds the columns of [N, C·kh·kw, L] into the images that they were taken from.</summary>
    public sealed class Fold : ParameterLessModule<Tensor, Tensor>
    {
        internal Fold((long, long) output_size, (long, long) kernel_size, (long, long)? dilation, (long, long)? padding, (long, long)? stride) : base(nameof(Fold))
        {
            (this.output_size, this.kernel_size) = (output_size, kernel_size);
            (this.dilation, this.padding, this.stride) = (dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
        }

        public (long, long) output_size { get; set; }
        public (long, long) kernel_size { get; set; }
        public (long, long) dilation { get; set; }
        public (long, long) padding { get; set; }
        public (long, long) stride { get; set; }

        public override Tensor forward(Tensor tensor) => nn.functional.fold(tensor, output_size, kernel_size, dilation, padding, stride);
    }

    /// <summary>The patches of [N, C, H, W] as columns: [N, C·kh·kw, L].</summary>
    public sealed class Unfold : ParameterLessModule<Tensor, Tensor>
    {
        internal Unfold((long, long) kernel_size, (long, long)? dilation, (long, long)? padding, (long, long)? stride) : base(nameof(Unfold))
            => (this.kernel_size, this.dilation, this.padding, this.stride) = (kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

        public (long, long) kernel_size { get; set; }
        public (long, long) dilation { get; set; }
        public (long, long) padding { get; set; }
        public (long, long) stride { get; set; }

        public override Tensor forward(Tensor tensor) => nn.functional.unfold(tensor, kernel_size, dilation, padding, stride);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Fold Fold(long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => new((output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Fold Fold((long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
                => new(output_size, kernel_size, dilation, padding, stride);

            public static Unfold Unfold(long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => new((kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Unfold Unfold((long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
                => new(kernel_size, dilation, padding, stride);
        }
    }
}
