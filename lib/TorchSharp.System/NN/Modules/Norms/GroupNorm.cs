using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>(x - mean) / √(variance + ε) over groups of channels (https://arxiv.org/abs/1803.08494).</summary>
    public sealed class GroupNorm : Module<Tensor, Tensor>
    {
        internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype) : base(nameof(GroupNorm))
        {
            (this.num_groups, this.eps, this.affine) = (num_groups, eps, affine);
            if (!affine) return;
            weight = ones(num_channels, dtype, device).AsParameter();
            bias = zeros(num_channels, dtype, device).AsParameter();
        }

        public Parameter weight
        {
            get => Own("weight")!;
            set => SetOwn("weight", value);
        }

        public Parameter? bias
        {
            get => Own("bias");
            set => SetOwn("bias", value);
        }

        public long num_groups { get; set; }
        public double eps { get; set; }
        public bool affine { get; set; }

        public override Tensor forward(Tensor tensor)
        {
            if (tensor.Dimensions < 3) throw new ArgumentException($"Invalid number of dimensions for GroupNorm argument: {tensor.Dimensions}");
            return functional.group_norm(tensor, num_groups, Own("weight"), bias, eps);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static GroupNorm GroupNorm(long num_groups, long num_channels, double eps = 1e-5, bool affine = true, Device? device = null, ScalarType? dtype = null)
                => new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
