using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Decoder layers one after the other, each with its own copy of the given layer's weights.</summary>
    public sealed class TransformerDecoder : Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>
    {
        private readonly ModuleList<TransformerDecoderLayer> layers;
        private readonly LayerNorm? norm;

        internal TransformerDecoder(TransformerDecoderLayer layer, long count, LayerNorm? norm = null) : base(nameof(TransformerDecoder))
        {
            layers = new([.. Enumerable.Range(0, (int)count).Select(_ => layer.Twin())]);
            this.norm = norm;
            RegisterComponents();
        }

        public override Tensor forward(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null)
        {
            using var scope = NewDisposeScope();
            var decoded = layers.Aggregate(tgt, (sequence, layer) => layer.call(sequence, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask));
            if (norm is not null) decoded = norm.call(decoded);
            return decoded.MoveToOuterDisposeScope();
        }

        public new Tensor call(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null)
            => base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);

        public Tensor call(Tensor tgt, Tensor memory) => call(tgt, memory, null);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static TransformerDecoder TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers) => new(decoder_layer, num_layers);
        }
    }
}
