using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The moving means that the Adam family steps by.</summary>
internal static class Moments
{
    /// <summary>m = β₁m + (1 - β₁)g and v = β₂v + (1 - β₂)g².</summary>
    internal static void Advance(Tensor mean, Tensor square, Tensor gradient, double beta1, double beta2)
    {
        _ = mean.mul_(beta1).add_(gradient, 1 - beta1);
        _ = square.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
    }

    /// <summary>1 - β^step: means that start at zero are too small by this factor.</summary>
    internal static double Correction(double beta, long step) => 1 - Math.Pow(beta, step);
}

/// <summary>One step of Adam, or of AdamW where the weights decay beside the gradient.</summary>
internal readonly record struct AdamRule(double Rate, double Beta1, double Beta2, double Eps, long Step, double Decay = 0)
{
    /// <param name="parameter">What is optimised.</param>
    /// <param name="gradient">Its gradient, or where to go instead.</param>
    /// <param name="mean">m, changed.</param>
    /// <param name="square">v, changed.</param>
    /// <param name="largest">AMSGrad's largest v so far, changed; null for plain Adam.</param>
    internal void Apply(Tensor parameter, Tensor gradient, Tensor mean, Tensor square, Tensor? largest)
    {
        if (Decay != 0) _ = parameter.mul_(1 - (Rate * Decay));
        Moments.Advance(mean, square, gradient, Beta1, Beta2);
        var spread = largest is null ? square : largest.copy_(largest.maximum(square));
        var denominator = spread.sqrt().div_(Math.Sqrt(Moments.Correction(Beta2, Step))).add_(Eps);
        _ = parameter.addcdiv_(mean, denominator, -Rate / Moments.Correction(Beta1, Step));
    }
}
