using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x Wᵀ + b: [*, in] to [*, out].</summary>
    public sealed class Linear : Module<Tensor, Tensor>
    {
        internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
        {
            this.weight = weight;
            this.bias = bias;
            in_features = weight.shape[1];
            out_features = weight.shape[0];
        }

        internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
            : this(empty(outputSize, inputSize, dtype, device).AsParameter(), hasBias ? empty(outputSize, dtype, device).AsParameter() : null)
        {
            // PyTorch's own initialisation: U(-1/sqrt(in), 1/sqrt(in)).
            using var frozen = no_grad();
            _ = init.kaiming_uniform_(weight, Math.Sqrt(5));
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            _ = bias?.uniform_(-bound, bound);
        }

        public Parameter weight
        {
            get => _internal_params["weight"];
            set => ConditionallyRegisterParameter("weight", value);
        }

        public Parameter? bias
        {
            get => _internal_params.TryGetValue("bias", out var value) ? value : null;
            set => ConditionallyRegisterParameter("bias", value);
        }

        public long in_features { get; set; }

        public long out_features { get; set; }

        public override Tensor forward(Tensor tensor) => functional.linear(tensor, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) => new(inputSize, outputSize, hasBias, device, dtype);
            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
        }
    }
}
