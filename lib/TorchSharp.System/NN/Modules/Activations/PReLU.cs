using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Leaky ReLU whose slopes, one or one a channel, are learnt (https://arxiv.org/abs/1502.01852).</summary>
    public sealed class PReLU : Module<Tensor, Tensor>
    {
        internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU))
        {
            (this.num_parameters, this.init) = (num_parameters, init);
            weight = full(num_parameters, init, dtype, device).AsParameter();
        }

        public Parameter weight
        {
            get => Own("weight")!;
            set => SetOwn("weight", value);
        }

        public long num_parameters { get; }

        public double init { get; }

        public override Tensor forward(Tensor tensor) => functional.prelu(tensor, weight);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) => new(num_parameters, init, device, dtype);
        }
    }
}
