using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        /// <summary>Derivatives of functions of tensors.</summary>
        public static class functional
        {
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs) => Jacobians(one => [function(one[0])], [inputs])[0];

            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) => Jacobians(one => function(one[0]), [inputs]);

            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs) => Jacobians(all => [function(all)], inputs);

            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor[]> function, params Tensor[] inputs) => Jacobians(function, inputs);

            // For each output, one Jacobian an input: of the output's shape followed by the input's.
            private static List<Tensor> Jacobians(Func<Tensor[], Tensor[]> function, Tensor[] inputs)
            {
                using var scope = NewDisposeScope();
                using var recording = enable_grad();
                var leaves = inputs.Select(input => input.detach().requires_grad_()).ToArray();
                return function(leaves).SelectMany(output => OfOutput(output, leaves)).Select(found => found.MoveToOuterDisposeScope()).ToList();
            }

            private static IEnumerable<Tensor> OfOutput(Tensor output, Tensor[] inputs)
            {
                var rows = output.flatten().unbind().Select(element => grad([element], inputs, retain_graph: true, allow_unused: true)).ToArray();
                return inputs.Select((input, i) => stack(rows.Select(row => row[i] ?? input.zeros_like())).reshape([.. output.shape, .. input.shape]));
            }
        }
    }
}
