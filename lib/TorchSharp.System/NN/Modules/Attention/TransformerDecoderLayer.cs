using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Self-attention, attention to the encoder's memory, and a feed-forward part, each added to its input and normalised.</summary>
    public sealed class TransformerDecoderLayer : Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>, IModule<Tensor, Tensor, Tensor>
    {
        private readonly TransformerShape shape;
        private readonly MultiheadAttention self_attn;
        private readonly MultiheadAttention multihead_attn;
        private readonly Linear linear1;
        private readonly Dropout dropout;
        private readonly Linear linear2;
        private readonly LayerNorm norm1;
        private readonly LayerNorm norm2;
        private readonly LayerNorm norm3;
        private readonly Dropout dropout1;
        private readonly Dropout dropout2;
        private readonly Dropout dropout3;

        internal TransformerDecoderLayer(TransformerShape shape) : base(nameof(TransformerDecoderLayer))
        {
            this.shape = shape;
            (self_attn, multihead_attn) = (shape.Attention(), shape.Attention());
            (linear1, linear2) = (nn.Linear(shape.Features, shape.Hidden), nn.Linear(shape.Hidden, shape.Features));
            (norm1, norm2, norm3) = (nn.LayerNorm(shape.Features), nn.LayerNorm(shape.Features), nn.LayerNorm(shape.Features));
            (dropout, dropout1) = (nn.Dropout(shape.Dropout), nn.Dropout(shape.Dropout));
            (dropout2, dropout3) = (nn.Dropout(shape.Dropout), nn.Dropout(shape.Dropout));
            RegisterComponents();
        }

        public override Tensor forward(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask, Tensor? tgt_key_padding_mask, Tensor? memory_key_padding_mask)
        {
            using var scope = NewDisposeScope();
            var own = self_attn.call(tgt, tgt, tgt, tgt_key_padding_mask, false, tgt_mask).Item1;
            var first = norm1.call(tgt + dropout1.call(own));
            var others = multihead_attn.call(first, memory, memory, memory_key_padding_mask, false, memory_mask).Item1;
            var second = norm2.call(first + dropout2.call(others));
            var fed = linear2.call(dropout.call(shape.Bent(linear1.call(second))));
            return norm3.call(second + dropout3.call(fed)).MoveToOuterDisposeScope();
        }

        public new Tensor call(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null)
            => base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);

        public Tensor call(Tensor tgt, Tensor memory) => call(tgt, memory, null);

        internal TransformerDecoderLayer Twin() => TransformerShape.Copy(this, new TransformerDecoderLayer(shape));
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static TransformerDecoderLayer TransformerDecoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU)
                => new(new TransformerShape(d_model, nhead, dim_feedforward, dropout, activation));
        }
    }
}
