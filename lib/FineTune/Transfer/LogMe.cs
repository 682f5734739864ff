using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>
/// How well a linear model explains the labels from frozen features, without training one: the logarithm of the maximum evidence, for a
/// label and an image, the mean over the classes. Higher is better. Sources: You and others, LogME, 2021,
/// https://arxiv.org/abs/2102.11005; and, for the fixed-point iteration on the ratio of the two precisions, You and others, Ranking and
/// Tuning Pre-trained Models, 2022, https://arxiv.org/abs/2110.10545.
/// </summary>
public static class LogMe
{
    private const int MostSteps = 1000;
    private const double Tiny = 1e-10;

    /// <summary>Computes the score.</summary>
    /// <param name="features">[N, F], of any floating dtype.</param>
    /// <param name="labels">[N]; classes that don't occur are left out.</param>
    /// <exception cref="ArgumentException">The sizes don't fit, a number isn't finite, or there is only one class.</exception>
    public static double Of(Tensor features, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        var wide = LabelledRows.Checked(features, labels);
        var targets = LabelledRows.OneHot(labels);
        var (directions, singular, _) = linalg.svd(wide, fullMatrices: false);
        var spectrum = singular.square().data<double>().ToArray();
        var projected = directions.t().matmul(targets).square();
        var lengths = targets.square().sum(0).data<double>().ToArray();
        return Enumerable.Range(0, lengths.Length).Average(c =>
        {
            using var column = projected.select(1, c).contiguous();
            return Evidence(spectrum, column.data<double>().ToArray(), lengths[c], labels.Count);
        });
    }

    /// <param name="spectrum">The squared singular values of the features.</param>
    /// <param name="projected">The squares of the targets along the left singular vectors.</param>
    /// <param name="length">The squared length of the targets.</param>
    /// <param name="count">N.</param>
    private static double Evidence(double[] spectrum, double[] projected, double length, int count)
    {
        // What no direction of the features can explain.
        var outside = Math.Max(0, length - projected.Sum());
        var ratio = 1.0;
        var (alpha, beta, weights, residual) = (1.0, 1.0, 0.0, 0.0);
        for (var step = 0; step < MostSteps; step++)
        {
            var (effective, before) = (0.0, ratio);
            (weights, residual) = (0, outside);
            for (var i = 0; i < spectrum.Length; i++)
            {
                var sum = spectrum[i] + ratio;
                effective += spectrum[i] / sum;
                weights += spectrum[i] * projected[i] / (sum * sum);
                residual += projected[i] * (ratio / sum) * (ratio / sum);
            }
            alpha = effective / Math.Max(weights, Tiny);
            beta = Math.Max(count - effective, Tiny) / Math.Max(residual, Tiny);
            ratio = Math.Clamp(alpha / beta, Tiny, 1 / Tiny);
            if (Math.Abs(ratio - before) <= 1e-9 * before) break;
        }
        // The weights' prior, D/2 log alpha, and the determinant of alpha + beta F'F leave one term for each singular value.
        var determinant = spectrum.Sum(value => Math.Log(1 + (value / ratio)));
        return ((count * Math.Log(beta)) - determinant - (beta * residual) - (alpha * weights) - (count * Math.Log(2 * Math.PI))) / (2 * count);
    }
}
