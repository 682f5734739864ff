using TorchSharp.Door;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace TorchSharp.Modules
{
    /// <summary>Long short-term memory: c = f c + i g, h = o tanh c (https://doi.org/10.1162/neco.1997.9.8.1735).</summary>
    public sealed class LSTM : Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
    {
        private readonly RecurrentWeights weights;

        internal LSTM(RecurrentShape shape, Device? device, ScalarType? dtype) : base(nameof(LSTM)) => weights = new RecurrentWeights(this, shape, 4, device, dtype);

        public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
        {
            using var scope = NewDisposeScope();
            if (input.Dimensions == 2) return OverSample(input, h0_c0);
            var shape = weights.Shape;
            var (h0, c0) = h0_c0 ?? (weights.Start(input, weights.BatchOf(input)), weights.Start(input, weights.BatchOf(input)));
            var (output, h, c) = Aten.Three("lstm.input", input, new[] { h0, c0 }, weights.Flat(), shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional, shape.BatchFirst);
            return (output.MoveToOuterDisposeScope(), h.MoveToOuterDisposeScope(), c.MoveToOuterDisposeScope());
        }

        public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

        public (PackedSequence, Tensor, Tensor) call(PackedSequence input, (Tensor, Tensor)? h0_c0 = null)
        {
            using var scope = NewDisposeScope();
            var shape = weights.Shape;
            var h0 = input.Sorted(h0_c0?.Item1) ?? weights.Start(input.data, input.FirstBatch);
            var c0 = input.Sorted(h0_c0?.Item2) ?? weights.Start(input.data, input.FirstBatch);
            var (data, h, c) = Aten.Three("lstm.data", input.data, input.batch_sizes, new[] { h0, c0 }, weights.Flat(), shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional);
            return (input.With(data).MoveToOuterDisposeScope(), input.Unsorted(h).MoveToOuterDisposeScope(), input.Unsorted(c).MoveToOuterDisposeScope());
        }

        /// <summary>Only cuDNN wants its weights in one piece, and it takes them as they are.</summary>
        public void flatten_parameters() => _ = weights;

        private (Tensor, Tensor, Tensor) OverSample(Tensor input, (Tensor, Tensor)? state)
        {
            var batch = weights.Shape.BatchFirst ? 0 : 1;
            var start = state is var (h0, c0) ? (h0.unsqueeze(1), c0.unsqueeze(1)) : ((Tensor, Tensor)?)null;
            var (output, h, c) = forward(input.unsqueeze(batch), start);
            return (output.squeeze(batch).MoveToOuterDisposeScope(), h.squeeze(1).MoveToOuterDisposeScope(), c.squeeze(1).MoveToOuterDisposeScope());
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static LSTM LSTM(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
                => new(new RecurrentShape(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}
