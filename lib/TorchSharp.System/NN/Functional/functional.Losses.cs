using System;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
                => Aten.One("cross_entropy_loss", input, target, weight, (long)reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) => Aten.One("nll_loss_nd", input, target, weight, (long)reduction);
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) => Aten.One("binary_cross_entropy", input, target, weight, (long)reduction);
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => Aten.One("binary_cross_entropy_with_logits", input, target, weight, pos_weights, (long)reduction);
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Aten.One("mse_loss", input, target, (long)reduction);
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Aten.One("l1_loss", input, target, (long)reduction);
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) => Aten.One("smooth_l1_loss", input, target, (long)reduction, beta);
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) => Aten.One("huber_loss", input, target, (long)reduction, delta);
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) => Aten.One("kl_div", input, target, (long)reduction, log_target);
            public static Tensor poisson_nll_loss(Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean) => Aten.One("poisson_nll_loss", input, target, log_input, full, (double)eps, (long)reduction);

            public static Tensor ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank = 0, bool zero_infinity = false, Reduction reduction = Reduction.Mean)
                => Aten.One("ctc_loss.Tensor", log_probs, targets, input_lengths, target_lengths, blank, (long)reduction, zero_infinity);

            /// <summary>½(log σ² + (x - y)²/σ²), the variances not below eps; full adds ½ log 2π.</summary>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var spread = variance.Dimensions == input.Dimensions - 1 ? variance.unsqueeze(-1) : variance;
                RequireVariances(input, target, spread);
                // The bound does not stop the variance's gradient.
                var bounded = spread.clone();
                using (no_grad()) _ = bounded.clamp_min_((double)eps);
                var loss = (bounded.log() + ((input - target).square() / bounded)) * 0.5;
                return Reduced(full ? loss + (0.5 * Math.Log(2 * Math.PI)) : loss, reduction).MoveToOuterDisposeScope();
            }

            // One variance a value, or one for some of a sample's dimensions.
            private static void RequireVariances(Tensor input, Tensor target, Tensor spread)
            {
                if (input.numel() != target.numel()) throw new ArgumentException($"input and target must have the same shape, but got [{string.Join(",", input.shape)}] and [{string.Join(",", target.shape)}]");
                long[] wanted = input.shape, given = spread.shape;
                var fits = given.Length == wanted.Length && given.Zip(wanted).Select((pair, place) => pair.First == pair.Second || (place > 0 && pair.First == 1)).All(same => same);
                if (!fits) throw new ArgumentException($"variance has the wrong shape: [{string.Join(",", given)}] for an input of [{string.Join(",", wanted)}]");
                if (spread.lt(0).any().item<bool>()) throw new ArgumentException("variance has negative entry/entries");
            }

            private static Tensor Reduced(Tensor loss, Reduction reduction) => reduction switch
            {
                Reduction.Mean => loss.mean(),
                Reduction.Sum => loss.sum(),
                _ => loss,
            };
        }
    }
}
