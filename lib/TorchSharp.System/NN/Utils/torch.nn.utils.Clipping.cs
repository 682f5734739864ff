using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients so that their common norm is at most <paramref name="max_norm"/>; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var frozen = no_grad();
                using var scope = NewDisposeScope();
                var gradients = tensors.Select(parameter => parameter.grad).OfType<Tensor>().ToList();
                if (gradients.Count == 0) return 0;
                var norms = stack(gradients.Select(gradient => Norm(gradient, norm_type)).ToArray());
                var total = Norm(norms, norm_type).ToDouble();
                var scale = max_norm / (total + 1e-6);
                if (scale < 1) gradients.ForEach(gradient => gradient.mul_(scale));
                return total;
            }

            /// <summary>Bounds every element of every gradient to ±<paramref name="clip_value"/>.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var frozen = no_grad();
                foreach (var parameter in tensors)
                {
                    using var gradient = parameter.grad;
                    _ = gradient?.clamp_((Scalar)(-clip_value), (Scalar)clip_value);
                }
            }

            private static Tensor Norm(Tensor values, double kind) => double.IsPositiveInfinity(kind) ? values.abs().max() : TorchSharp.Door.Aten.One("norm.Scalar", values, kind);
        }
    }
}
