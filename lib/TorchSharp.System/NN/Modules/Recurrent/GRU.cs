using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace TorchSharp.Modules
{
    /// <summary>Gated recurrent units: h = (1 - z) n + z h, with reset and update gates r and z (https://arxiv.org/abs/1406.1078).</summary>
    public sealed class GRU : Module<Tensor, Tensor, (Tensor, Tensor)>
    {
        private readonly RecurrentWeights weights;

        internal GRU(RecurrentShape shape, Device? device, ScalarType? dtype) : base(nameof(GRU)) => weights = new RecurrentWeights(this, shape, 3, device, dtype);

        public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null) => RecurrentRun.Over("gru.input", weights, training, input, h0);

        public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

        public (PackedSequence, Tensor) call(PackedSequence input, Tensor? h0 = null) => RecurrentRun.Over("gru.data", weights, training, input, h0);

        /// <summary>Only cuDNN wants its weights in one piece, and it takes them as they are.</summary>
        public void flatten_parameters() => _ = weights;
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static GRU GRU(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
                => new(new RecurrentShape(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}
