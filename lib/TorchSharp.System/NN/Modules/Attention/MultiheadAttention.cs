using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Attention of several heads, each over its part of the features (https://arxiv.org/abs/1706.03762): [L, N, E] attends to [S, N, E].</summary>
    public sealed class MultiheadAttention : Module<Tensor, Tensor, Tensor, Tensor, bool, Tensor, Tuple<Tensor, Tensor>>
    {
        private readonly AttentionWeights weights;
        private readonly Linear out_proj;

        internal MultiheadAttention(AttentionShape shape) : base(nameof(MultiheadAttention))
        {
            weights = new AttentionWeights(this, shape);
            out_proj = nn.Linear(shape.Features, shape.Features, shape.Bias);
            if (out_proj.bias is not null) _ = init.zeros_(out_proj.bias);
            register_module("out_proj", out_proj);
            weights.DrawExtraStep();
        }

        /// <param name="query">[L, N, E].</param>
        /// <param name="key">[S, N, kdim].</param>
        /// <param name="value">[S, N, vdim].</param>
        /// <param name="key_padding_mask">[N, S], true where a key is padding.</param>
        /// <param name="need_weights">Whether the mean over the heads of the weights [N, L, S] is returned too.</param>
        /// <param name="attn_mask">[L, S] or [N · heads, L, S]: true where attention is forbidden, or numbers to add.</param>
        public override Tuple<Tensor, Tensor> forward(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask)
        {
            using var scope = NewDisposeScope();
            var (output, attention) = Attention.Attend(weights, query, key, value, new AttentionMasks(key_padding_mask, attn_mask), training);
            var result = out_proj.call(output).MoveToOuterDisposeScope();
            if (!need_weights) return new(result, null!);
            var heads = attention.view(query.shape[1], weights.Shape.Heads, attention.shape[1], attention.shape[2]);
            return new(result, heads.mean([1]).MoveToOuterDisposeScope());
        }

        public new Tuple<Tensor, Tensor> call(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true, Tensor? attn_mask = null)
            => base.call(query, key, value, key_padding_mask!, need_weights, attn_mask!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static MultiheadAttention MultiheadAttention(long embedded_dim, long num_heads, double dropout = 0, bool bias = true, bool add_bias_kv = false, bool add_zero_attn = false, long? kdim = null, long? vdim = null)
                => new(new AttentionShape(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim ?? embedded_dim, vdim ?? embedded_dim));
        }
    }
}
