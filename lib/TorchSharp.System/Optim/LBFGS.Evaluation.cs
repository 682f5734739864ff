using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>When one step of L-BFGS ends, and how many pairs it remembers.</summary>
internal sealed record LbfgsLimits(long Iterations, long Evaluations, double Gradient, double Change, int History);

public partial class LBFGS
{
    /// <summary>The loss and its gradient as functions of all parameters in one vector.</summary>
    private sealed class Evaluation(Func<Tensor> closure, IReadOnlyList<Parameter> parameters)
    {
        internal long Count { get; private set; }

        internal double Loss { get; private set; }

        internal Tensor Run()
        {
            using var recording = enable_grad();
            var loss = closure();
            Count++;
            using var value = loss.detach();
            Loss = value.ToDouble();
            return loss;
        }

        internal Tensor Gradient() => cat(parameters.Select(parameter => parameter.grad?.reshape(-1) ?? zeros_like(parameter).reshape(-1)).ToArray(), 0);

        internal void Move(Tensor direction, double length)
        {
            var offset = 0L;
            foreach (var parameter in parameters)
            {
                var count = parameter.numel();
                _ = parameter.add_(direction.narrow(0, offset, count).view_as(parameter), length);
                offset += count;
            }
        }
    }
}
