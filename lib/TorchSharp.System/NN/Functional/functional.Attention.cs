using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>softmax(q kᵀ / √d + mask) v (https://arxiv.org/abs/1706.03762); a boolean mask is true where attention is allowed.</summary>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0, bool is_casual = false)
            {
                if (is_casual && attn_mask is not null) throw new ArgumentException("Causal attention masks cannot be combined with explicit masks.");
                using var scope = NewDisposeScope();
                var scores = query.div(Math.Sqrt(query.shape[^1])).matmul(key.transpose(-2, -1));
                if (is_casual) attn_mask = ones([query.shape[^2], key.shape[^2]], ScalarType.Bool, query.device).tril();
                if (attn_mask?.dtype == ScalarType.Bool) scores = scores.masked_fill(attn_mask.logical_not(), double.NegativeInfinity);
                else if (attn_mask is not null) scores = scores.add(attn_mask);
                var weights = dropout(scores.softmax(-1), p, training: p > 0);
                return weights.matmul(value).MoveToOuterDisposeScope();
            }
        }
    }
}
