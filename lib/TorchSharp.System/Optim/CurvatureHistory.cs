using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The last pairs of steps s and gradient changes y, which stand for the inverse Hessian H.</summary>
internal sealed class CurvatureHistory(int size) : IDisposable
{
    // Below it the curvature along a step is noise.
    private const double LeastCurvature = 1e-10;

    private readonly List<(Tensor Change, Tensor Step, double Inverse)> pairs = [];
    private double scale = 1;

    internal void Add(Tensor change, Tensor step)
    {
        var curvature = change.dot(step).ToDouble();
        if (curvature <= LeastCurvature) return;
        if (pairs.Count == size) Forget(0);
        scale = curvature / change.dot(change).ToDouble();
        pairs.Add((change.DetachFromDisposeScope(), step.DetachFromDisposeScope(), 1 / curvature));
    }

    /// <summary>H·vector by the two loops of Nocedal (1980).</summary>
    internal Tensor Solve(Tensor vector)
    {
        var weights = new double[pairs.Count];
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            weights[i] = pairs[i].Step.dot(vector).ToDouble() * pairs[i].Inverse;
            _ = vector.add_(pairs[i].Change, -weights[i]);
        }
        var solved = vector.mul(scale);
        for (var i = 0; i < pairs.Count; i++)
        {
            var back = pairs[i].Change.dot(solved).ToDouble() * pairs[i].Inverse;
            _ = solved.add_(pairs[i].Step, weights[i] - back);
        }
        return solved;
    }

    public void Dispose()
    {
        while (pairs.Count > 0) Forget(pairs.Count - 1);
    }

    private void Forget(int i)
    {
        pairs[i].Change.Dispose();
        pairs[i].Step.Dispose();
        pairs.RemoveAt(i);
    }
}
