using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>
/// Minimises a smooth convex function: steps of a quasi-Newton method with a short memory, halved until they go down far enough. Source:
/// Nocedal and Wright, Numerical Optimization, 2006, algorithms 7.4 and 3.1.
/// </summary>
internal static class Lbfgs
{
    private const int Memory = 10;
    private const double Descent = 1e-4;

    /// <param name="objective">The value and the gradient at a point.</param>
    /// <param name="start">Where it begins; stays as it is.</param>
    /// <param name="tolerance">It stops where no entry of the gradient is larger.</param>
    /// <param name="steps">It stops after as many.</param>
    /// <returns>The minimum; the caller's scope holds it.</returns>
    internal static Tensor Minimise(Func<Tensor, (double Value, Tensor Gradient)> objective, Tensor start, double tolerance = 1e-7, int steps = 500)
    {
        using var scope = NewDisposeScope();
        var point = start.clone();
        var (value, gradient) = objective(point);
        var pairs = new List<(Tensor Move, Tensor Change, double Curvature)>();
        for (var step = 0; step < steps && gradient.abs().max().item<double>() > tolerance; step++)
        {
            var direction = Direction(gradient, pairs);
            var slope = Dot(direction, gradient);
            var length = pairs.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(-slope)) : 1;
            var (next, nextValue, nextGradient) = Try(objective, point, direction, length);
            while (nextValue > value + (Descent * length * slope) && length > 1e-12)
            {
                length /= 2;
                (next, nextValue, nextGradient) = Try(objective, point, direction, length);
            }
            if (nextValue >= value) break;
            var (move, change) = (next - point, nextGradient - gradient);
            var curvature = Dot(move, change);
            if (curvature > 1e-300) pairs.Add((move, change, curvature));
            if (pairs.Count > Memory) Forget(pairs);
            (point, value, gradient) = (next, nextValue, nextGradient);
        }
        return point.MoveToOuterDisposeScope();
    }

    // The two loops over the remembered moves.
    private static Tensor Direction(Tensor gradient, List<(Tensor Move, Tensor Change, double Curvature)> pairs)
    {
        using var scope = NewDisposeScope();
        var direction = -gradient;
        var shares = new double[pairs.Count];
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = Dot(pairs[i].Move, direction) / pairs[i].Curvature;
            direction -= pairs[i].Change * shares[i];
        }
        if (pairs.Count > 0) direction *= pairs[^1].Curvature / Dot(pairs[^1].Change, pairs[^1].Change);
        for (var i = 0; i < pairs.Count; i++)
            direction += pairs[i].Move * (shares[i] - (Dot(pairs[i].Change, direction) / pairs[i].Curvature));
        return direction.MoveToOuterDisposeScope();
    }

    private static (Tensor Point, double Value, Tensor Gradient) Try(Func<Tensor, (double, Tensor)> objective, Tensor point, Tensor direction, double length)
    {
        var next = point + (direction * length);
        var (value, gradient) = objective(next);
        return (next, value, gradient);
    }

    private static double Dot(Tensor a, Tensor b)
    {
        using var products = a * b;
        using var sum = products.sum();
        return sum.item<double>();
    }

    private static void Forget(List<(Tensor Move, Tensor Change, double Curvature)> pairs)
    {
        pairs[0].Move.Dispose();
        pairs[0].Change.Dispose();
        pairs.RemoveAt(0);
    }
}
