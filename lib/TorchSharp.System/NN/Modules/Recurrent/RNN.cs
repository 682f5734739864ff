using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace TorchSharp.Modules
{
    /// <summary>h = tanh(W x + b + U h + c), or ReLU in tanh's place.</summary>
    public sealed class RNN : Module<Tensor, Tensor, (Tensor, Tensor)>
    {
        private readonly RecurrentWeights weights;
        private readonly bool relu;

        internal RNN(RecurrentShape shape, NonLinearities nonLinearity, Device? device, ScalarType? dtype) : base(nameof(RNN))
            => (weights, relu) = (new RecurrentWeights(this, shape, 1, device, dtype), nonLinearity == NonLinearities.ReLU);

        public override (Tensor, Tensor) forward(Tensor input, Tensor? h0) => RecurrentRun.Over(relu ? "rnn_relu.input" : "rnn_tanh.input", weights, training, input, h0);

        public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

        public (PackedSequence, Tensor) call(PackedSequence input, Tensor? h0 = null) => RecurrentRun.Over(relu ? "rnn_relu.data" : "rnn_tanh.data", weights, training, input, h0);

        /// <summary>Only cuDNN wants its weights in one piece, and it takes them as they are.</summary>
        public void flatten_parameters() => _ = weights;

        public Parameter? get_bias_ih(long idx) => Own($"bias_ih_l{idx}");
        public Parameter? get_bias_hh(long idx) => Own($"bias_hh_l{idx}");
        public Parameter? get_weight_ih(long idx) => Own($"weight_ih_l{idx}");
        public Parameter? get_weight_hh(long idx) => Own($"weight_hh_l{idx}");
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>What a plain recurrent layer bends its sums with.</summary>
            public enum NonLinearities
            {
                ReLU = 0,
                Tanh = 1,
            }

            public static RNN RNN(long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
                => new(new RecurrentShape(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), nonLinearity, device, dtype);
        }
    }
}
