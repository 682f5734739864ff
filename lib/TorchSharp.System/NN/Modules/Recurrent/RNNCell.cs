using TorchSharp.Door;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>One step of a plain recurrent layer.</summary>
    public sealed class RNNCell : Module<Tensor, Tensor, Tensor>
    {
        private readonly bool relu;

        internal RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity, bool bias, Device? device, ScalarType? dtype) : base(nameof(RNNCell))
        {
            relu = nonLinearity == NonLinearities.ReLU;
            CellWeights.Draw(this, inputSize, hiddenSize, bias, 1, device, dtype);
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
            return Aten.One(relu ? "rnn_relu_cell" : "rnn_tanh_cell", input, h0 ?? start, weight_ih, weight_hh, bias_ih, bias_hh);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static RNNCell RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(inputSize, hiddenSize, nonLinearity, bias, device, dtype);
        }
    }
}
