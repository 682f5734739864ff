using System;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) => Aten.One("cosine_embedding_loss", input1, input2, target, margin, (long)reduction);
            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) => Aten.One("hinge_embedding_loss", input, target, margin, (long)reduction);
            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) => Aten.One("margin_ranking_loss", input1, input2, target, margin, (long)reduction);
            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Aten.One("multilabel_margin_loss", input, target, (long)reduction);
            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Aten.One("soft_margin_loss", input, target, (long)reduction);

            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                => Aten.One("multi_margin_loss", input, target, (long)p, margin, weight, (long)reduction);

            public static Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1, long p = 2, double eps = 1e-6, bool swap = false, Reduction reduction = Reduction.Mean)
                => Aten.One("triplet_margin_loss", anchor, positive, negative, margin, (double)p, eps, swap, (long)reduction);

            /// <summary>Binary cross-entropy of each class's logit, the mean over classes.</summary>
            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var loss = -((target * logsigmoid(input)) + ((1 - target) * logsigmoid(-input)));
                if (weight is not null) loss = loss * weight;
                return Reduced(loss.mean([-1]), reduction).MoveToOuterDisposeScope();
            }

            /// <summary>max(0, d(a, p) - d(a, n) + margin) of any distance; swap takes the harder of d(a, n) and d(p, n).</summary>
            public static Tensor triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean)
            {
                distance ??= (one, other) => pairwise_distance(one, other);
                using var scope = NewDisposeScope();
                var far = distance(anchor, negative);
                if (swap) far = far.minimum(distance(positive, negative));
                return Reduced((distance(anchor, positive) - far + margin).clamp_min(0), reduction).MoveToOuterDisposeScope();
            }
        }
    }
}
