using TorchSharp.Door;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>One step of gated recurrent units.</summary>
    public sealed class GRUCell : Module<Tensor, Tensor, Tensor>
    {
        internal GRUCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype) : base(nameof(GRUCell))
        {
            CellWeights.Draw(this, inputSize, hiddenSize, bias, 3, device, dtype);
        }

        public Parameter? bias_ih
        {
            get => Own("bias_ih");
            set => SetOwn("bias_ih", value);
        }

        public Parameter? bias_hh
        {
            get => Own("bias_hh");
            set => SetOwn("bias_hh", value);
        }

        public Parameter? weight_ih
        {
            get => Own("weight_ih");
            set => SetOwn("weight_ih", value);
        }

        public Parameter? weight_hh
        {
            get => Own("weight_hh");
            set => SetOwn("weight_hh", value);
        }

        public override Tensor forward(Tensor input, Tensor? h0 = null)
        {
            using var start = h0 is null ? CellWeights.Start(input, weight_hh!) : null;
            return Aten.One("gru_cell", input, h0 ?? start, weight_ih, weight_hh, bias_ih, bias_hh);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static GRUCell GRUCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(inputSize, hiddenSize, bias, device, dtype);
        }
    }
}
