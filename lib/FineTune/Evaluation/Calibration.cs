using FineTune.Charts;

namespace FineTune.Evaluation;

/// <summary>
/// Whether a confidence of 80% is right 80% of the time. Answers are sorted into bins by their confidence; the expected calibration
/// error is the mean distance between a bin's confidence and its accuracy. Source: Guo and others, On Calibration of Modern Neural
/// Networks, 2017, https://arxiv.org/abs/1706.04599.
/// </summary>
public sealed class Calibration
{
    private Calibration(IReadOnlyList<CalibrationBin> bins)
    {
        Bins = bins;
        var (all, filled) = (bins.Sum(bin => bin.Count), bins.Where(bin => bin.Count > 0).ToArray());
        ExpectedError = filled.Sum(bin => bin.Count * bin.Gap) / all;
        LargestError = filled.Max(bin => bin.Gap);
    }

    /// <summary>The bins, from low to high confidence.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>ECE: the mean gap between confidence and accuracy of an answer, 0 to 1.</summary>
    public double ExpectedError { get; }

    /// <summary>MCE: the largest gap of a bin, 0 to 1; noisy where a bin holds few answers.</summary>
    public double LargestError { get; }

    /// <summary>Sorts answers into bins by the confidence of their guess.</summary>
    /// <param name="predictions">What a model answered.</param>
    /// <param name="bins">How many bins of the same width; each holds its upper end and not its lower.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no bin.</exception>
    public static Calibration Of(Predictions predictions, int bins = 15)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var answers = Enumerable.Range(0, predictions.Count).ToLookup(i => Math.Clamp((int)Math.Ceiling(predictions.Confidences[i] * bins) - 1, 0, bins - 1));
        return new Calibration([.. Enumerable.Range(0, bins).Select(bin => new CalibrationBin(
            (double)bin / bins,
            (bin + 1.0) / bins,
            answers[bin].Count(),
            answers[bin].Select(i => predictions.Confidences[i]).DefaultIfEmpty(double.NaN).Average(),
            answers[bin].Select(i => predictions.IsRight(i) ? 1.0 : 0.0).DefaultIfEmpty(double.NaN).Average()))]);
    }

    /// <summary>The reliability diagram: bars below the diagonal are answers that were too sure of themselves.</summary>
    /// <param name="title">The title; its end says the expected calibration error.</param>
    public Figure Figure(string title = "Calibration") => ReliabilityDiagram.Of(
        FormattableString.Invariant($"{title} (ECE {100 * ExpectedError:F1}%)"),
        [.. Bins.Select(bin => (bin.From + bin.To) / 2)],
        1.0 / Bins.Count,
        [.. Bins.Select(bin => bin.Accuracy)],
        [.. Bins.Select(bin => bin.Count)]);

    /// <summary>The errors in words.</summary>
    public override string ToString() => FormattableString.Invariant($"ECE {100 * ExpectedError:F1}%, largest gap {100 * LargestError:F1}%, {Bins.Count} bins");
}

/// <summary>Answers of about the same confidence.</summary>
/// <param name="From">Confidences above this, 0 to 1.</param>
/// <param name="To">Up to and with this.</param>
/// <param name="Count">How many answers.</param>
/// <param name="Confidence">Their mean confidence; NaN for none.</param>
/// <param name="Accuracy">The share that is right; NaN for none.</param>
public sealed record CalibrationBin(double From, double To, int Count, double Confidence, double Accuracy)
{
    /// <summary>The distance between confidence and accuracy; NaN for none.</summary>
    public double Gap => Math.Abs(Confidence - Accuracy);
}
