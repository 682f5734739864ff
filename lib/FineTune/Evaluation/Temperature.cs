using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>
/// One number by which logits are divided, so that confidences can be believed; no guess changes. Source: Guo and others, On
/// Calibration of Modern Neural Networks, 2017, https://arxiv.org/abs/1706.04599.
/// </summary>
/// <param name="Value">Above 1, the model was too sure of itself.</param>
public sealed record Temperature(double Value)
{
    private const double Least = 0.01;
    private const double Most = 100;

    /// <summary>
    /// Finds the temperature with the smallest cross-entropy, which in 1/T is a convex problem in one variable: Newton's steps, kept inside
    /// a bracket that halves where they would leave it.
    /// </summary>
    /// <param name="validation">Answers for images that were not trained on; not those of the test either.</param>
    /// <returns>Between 0.01 and 100: where every answer is right, the best temperature would be 0.</returns>
    public static Temperature Fit(Predictions validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        using var scope = NewDisposeScope();
        var logits = validation.ToTensor().to(ScalarType.Float64);
        var labels = tensor(validation.Labels.Select(label => (long)label).ToArray());
        var (low, high, inverse) = (1 / Most, 1 / Least, 1.0);
        for (var step = 0; step < 200 && high - low > 1e-12 * high; step++)
        {
            var (slope, curvature) = Derivatives(logits, labels, inverse);
            if (slope > 0) high = inverse;
            else low = inverse;
            var newton = inverse - (slope / curvature);
            var next = newton > low && newton < high ? newton : (low + high) / 2;
            if (Math.Abs(next - inverse) <= 1e-12 * inverse) break;
            inverse = next;
        }
        return new Temperature(1 / inverse);
    }

    /// <summary>The same answers with their logits divided by the temperature.</summary>
    /// <param name="predictions">What a model answered.</param>
    public Predictions Apply(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return predictions.WithLogits(logit => (float)(logit / Value));
    }

    // Of the mean cross-entropy by 1/T: the mean over the images of E[z] - z of the label, and of Var[z].
    private static (double Slope, double Curvature) Derivatives(Tensor logits, Tensor labels, double inverse)
    {
        using var scope = NewDisposeScope();
        var shares = nn.functional.softmax(logits * inverse, 1);
        var mean = (shares * logits).sum(1, keepdim: true);
        var slope = (mean.squeeze(1) - logits.gather(1, labels.unsqueeze(1)).squeeze(1)).mean().item<double>();
        return (slope, (shares * (logits - mean).square()).sum(1).mean().item<double>());
    }
}
