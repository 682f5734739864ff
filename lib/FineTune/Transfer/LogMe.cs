using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>
/// How well a linear model explains the labels from frozen features, without training one: the logarithm of the maximum evidence, for a
/// label and an image, the mean over the classes. Higher is better. Sources: You and others, LogME, 2021,
/// https://arxiv.org/abs/2102.11005, and Ranking and Tuning Pre-trained Models, 2022, https://arxiv.org/abs/2110.10545.
/// </summary>
/// <remarks>
/// The papers maximise over two precisions, of the weights and of the noise, by a fixed point on their ratio, which crawls where the
/// features fit the labels without error. At a given ratio the best noise is known, so here the ratio alone is searched, to the same maximum.
/// </remarks>
public static class LogMe
{
    private const double Reach = 30;
    private const int Parts = 40;

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
        var lengths = targets.square().sum([0L]).data<double>().ToArray();
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
        var scale = spectrum.Average() is > 0 and var mean ? mean : 1;
        var (low, high) = (-Reach, Reach);
        while (high - low > 1e-6)
        {
            var step = (high - low) / Parts;
            var best = Enumerable.Range(0, Parts + 1).MaxBy(i => At(low + (i * step)));
            (low, high) = (Math.Max(low, low + ((best - 1) * step)), Math.Min(high, low + ((best + 1) * step)));
        }
        return At((low + high) / 2);

        // The evidence at a ratio of the precisions, with the best noise for it.
        double At(double logarithm)
        {
            var ratio = scale * Math.Exp(logarithm);
            var (unexplained, determinant) = (outside, 0.0);
            for (var i = 0; i < spectrum.Length; i++)
            {
                unexplained += projected[i] * ratio / (spectrum[i] + ratio);
                determinant += Math.Log(1 + (spectrum[i] / ratio));
            }
            return ((Math.Log(count / Math.Max(unexplained, double.Epsilon)) - 1 - Math.Log(2 * Math.PI)) / 2) - (determinant / (2 * count));
        }
    }
}
