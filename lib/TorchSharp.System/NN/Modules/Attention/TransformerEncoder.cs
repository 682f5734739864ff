using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Encoder layers one after the other, each with its own copy of the given layer's weights.</summary>
    public sealed class TransformerEncoder : Module<Tensor, Tensor, Tensor, Tensor>, IModule<Tensor, Tensor, Tensor>, IModule<Tensor, Tensor>
    {
        private readonly ModuleList<TransformerEncoderLayer> layers;
        private readonly LayerNorm? norm;

        internal TransformerEncoder(TransformerEncoderLayer layer, long count, LayerNorm? norm = null) : base(nameof(TransformerEncoder))
        {
            layers = new([.. Enumerable.Range(0, (int)count).Select(_ => layer.Twin())]);
            this.norm = norm;
            RegisterComponents();
        }

        public enum Activations
        {
            ReLU = 0,
            GELU = 1,
        }

        public override Tensor forward(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
        {
            using var scope = NewDisposeScope();
            var encoded = layers.Aggregate(src, (sequence, layer) => layer.Encode(sequence, src_mask, src_key_padding_mask));
            if (norm is not null) encoded = norm.call(encoded);
            return encoded.MoveToOuterDisposeScope();
        }

        public Tensor call(Tensor src, Tensor src_mask) => base.call(src, src_mask, null!);

        public Tensor call(Tensor src) => base.call(src, null!, null!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static TransformerEncoder TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers) => new(encoder_layer, num_layers);
        }
    }
}
