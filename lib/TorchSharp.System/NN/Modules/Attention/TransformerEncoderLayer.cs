using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Self-attention, then a feed-forward part, each added to its input and normalised (https://arxiv.org/abs/1706.03762).</summary>
    public sealed class TransformerEncoderLayer : Module<Tensor, Tensor>, IModule<Tensor, Tensor, Tensor>, IModule<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly TransformerShape shape;
        private readonly MultiheadAttention self_attn;
        private readonly Linear linear1;
        private readonly Dropout dropout;
        private readonly Linear linear2;
        private readonly LayerNorm norm1;
        private readonly LayerNorm norm2;
        private readonly Dropout dropout1;
        private readonly Dropout dropout2;

        internal TransformerEncoderLayer(TransformerShape shape) : base(nameof(TransformerEncoderLayer))
        {
            this.shape = shape;
            self_attn = shape.Attention();
            (linear1, linear2) = (nn.Linear(shape.Features, shape.Hidden), nn.Linear(shape.Hidden, shape.Features));
            (norm1, norm2) = (nn.LayerNorm(shape.Features), nn.LayerNorm(shape.Features));
            (dropout, dropout1, dropout2) = (nn.Dropout(shape.Dropout), nn.Dropout(shape.Dropout), nn.Dropout(shape.Dropout));
            RegisterComponents();
        }

        public Tensor call(Tensor src, Tensor src_mask, Tensor src_key_padding_mask) => Encode(src, src_mask, src_key_padding_mask);

        public Tensor call(Tensor src, Tensor src_mask) => Encode(src, src_mask, null);

        public override Tensor forward(Tensor src) => Encode(src, null, null);

        internal TransformerEncoderLayer Twin() => TransformerShape.Copy(this, new TransformerEncoderLayer(shape));

        internal Tensor Encode(Tensor src, Tensor? mask, Tensor? paddedKeys)
        {
            using var scope = NewDisposeScope();
            var attended = self_attn.call(src, src, src, paddedKeys, false, mask).Item1;
            var middle = norm1.call(src + dropout1.call(attended));
            var fed = linear2.call(dropout.call(shape.Bent(linear1.call(middle))));
            return norm2.call(middle + dropout2.call(fed)).MoveToOuterDisposeScope();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static TransformerEncoderLayer TransformerEncoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU)
                => new(new TransformerShape(d_model, nhead, dim_feedforward, dropout, activation));
        }
    }
}
