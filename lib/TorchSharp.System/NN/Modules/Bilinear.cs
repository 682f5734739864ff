using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x₁ᵀ W x₂ + b: [*, in1] and [*, in2] to [*, out].</summary>
    public sealed class Bilinear : Module<Tensor, Tensor, Tensor>
    {
        internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Bilinear))
        {
            (this.in1_features, this.in2_features, this.out_features) = (in1_features, in2_features, out_features);
            var bound = 1 / Math.Sqrt(in1_features);
            weight = new Parameter(init.uniform_(empty([out_features, in1_features, in2_features], dtype, device), -bound, bound));
            if (hasBias) bias = new Parameter(init.uniform_(empty(out_features, dtype, device), -bound, bound));
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

        public long in1_features { get; set; }
        public long in2_features { get; set; }
        public long out_features { get; set; }

        public override Tensor forward(Tensor input1, Tensor input2) => functional.bilinear(input1, input2, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Bilinear Bilinear(long in1_features, long in2_features, long out_features, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
                => new(in1_features, in2_features, out_features, hasBias, device, dtype);
        }
    }
}
