using TorchSharp.Door;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>One step of long short-term memory.</summary>
    public sealed class LSTMCell : Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
    {
        internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype) : base(nameof(LSTMCell))
            => CellWeights.Draw(this, inputSize, hiddenSize, bias, 4, device, dtype);

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

        public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
        {
            using var scope = NewDisposeScope();
            var (h0, c0) = h0_c0 ?? (CellWeights.Start(input, weight_hh!), CellWeights.Start(input, weight_hh!));
            var (h, c) = Aten.Two("lstm_cell", input, new[] { h0, c0 }, weight_ih, weight_hh, bias_ih, bias_hh);
            return (h.MoveToOuterDisposeScope(), c.MoveToOuterDisposeScope());
        }

        public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static LSTMCell LSTMCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(inputSize, hiddenSize, bias, device, dtype);
        }
    }
}
