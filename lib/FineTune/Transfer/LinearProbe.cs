using FineTune.Data;
using FineTune.Evaluation;
using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>
/// How well a linear head on frozen features does on images it was not fitted to: cross-validated, so that it needs no other images.
/// Source: Alain and Bengio, Understanding intermediate layers using linear classifier probes, 2016, https://arxiv.org/abs/1610.01644.
/// </summary>
/// <param name="FoldAccuracies">The accuracy of each fold, 0 to 1.</param>
/// <param name="Predictions">The answers for all images, each from the head that was fitted without it, in the features' order.</param>
public sealed record LinearProbe(IReadOnlyList<double> FoldAccuracies, Predictions Predictions)
{
    /// <summary>Over all images, 0 to 1.</summary>
    public double Accuracy => Predictions.Accuracy;

    /// <summary>Fits a head for each fold and asks it about the fold.</summary>
    /// <param name="features">The features; each fold's head sees them with mean 0 and deviation 1, by its own images.</param>
    /// <param name="folds">How many folds, each with its share of every class.</param>
    /// <param name="penalty">That of <see cref="LogisticRegression"/>.</param>
    /// <param name="seed">Decides the folds.</param>
    /// <param name="groups">[N] equal numbers for images that must stay in one fold, such as near-duplicates; each on its own where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two folds.</exception>
    /// <exception cref="InvalidDataException">A class has fewer images (or groups) than there are folds.</exception>
    /// <exception cref="ArgumentException">A number isn't finite, there is only one class, or the groups aren't as many as the images.</exception>
    public static LinearProbe Of(StageFeatures features, int folds = 5, double penalty = 1, long seed = 0, IReadOnlyList<int>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        groups ??= [.. Enumerable.Range(0, features.Count)];
        if (groups.Count != features.Count) throw new ArgumentException($"There are {groups.Count} group numbers for {features.Count} images.", nameof(groups));
        using var scope = NewDisposeScope();
        var rows = LabelledRows.Checked(features.Values, features.Labels);
        var logits = zeros([features.Count, features.Classes.Count], ScalarType.Float64);
        var shares = Enumerable.Repeat(1.0 / folds, folds).ToArray();
        var foldOf = new Stratification([.. features.Labels], features.Classes, [.. groups], shares, (ulong)seed) { ByTurns = true }.Deal();
        for (var fold = 0; fold < folds; fold++) Ask(rows, features, foldOf, fold, penalty, logits);
        var predictions = Predictions.From(logits, tensor(features.Labels.Select(label => (long)label).ToArray()), features.Classes, features.Names);
        return new LinearProbe([.. Enumerable.Range(0, folds).Select(fold => Members(foldOf, fold, true).Average(i => predictions.IsRight((int)i) ? 1.0 : 0.0))], predictions);
    }

    private static void Ask(Tensor rows, StageFeatures features, int[] foldOf, int fold, double penalty, Tensor logits)
    {
        using var scope = NewDisposeScope();
        var (others, members) = (Members(foldOf, fold, false), Members(foldOf, fold, true));
        var fitted = rows.index_select(0, tensor(others));
        var (mean, deviation) = (fitted.mean([0]), fitted.std(0, unbiased: false));
        var scale = where(deviation.gt(1e-12), deviation, ones_like(deviation));
        using var head = LogisticRegression.Fit((fitted - mean) / scale, [.. others.Select(i => features.Labels[(int)i])], features.Classes.Count, penalty);
        var asked = tensor(members);
        _ = logits.index_copy_(0, asked, head.Logits((rows.index_select(0, asked) - mean) / scale));
    }

    private static long[] Members(int[] foldOf, int fold, bool inside)
        => [.. Enumerable.Range(0, foldOf.Length).Where(i => foldOf[i] == fold == inside).Select(i => (long)i)];
}
