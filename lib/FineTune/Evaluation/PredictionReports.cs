using FineTune.Charts;
using FineTune.Data;

namespace FineTune.Evaluation;

/// <summary>What can be read off predictions, in a word each.</summary>
public static class PredictionReports
{
    /// <summary>How often each class was taken for each.</summary>
    /// <param name="predictions">What a model answered.</param>
    public static ConfusionMatrix Confusion(this Predictions predictions) => ConfusionMatrix.Of(predictions);

    /// <summary>Precision, recall and F1 of each class.</summary>
    /// <param name="predictions">What a model answered.</param>
    public static ClassReport PerClass(this Predictions predictions) => ClassReport.Of(ConfusionMatrix.Of(predictions));

    /// <summary>Whether the confidences can be believed.</summary>
    /// <param name="predictions">What a model answered.</param>
    /// <param name="bins">Bins of confidence, of the same width.</param>
    public static Calibration Calibration(this Predictions predictions, int bins = 15) => Evaluation.Calibration.Of(predictions, bins);

    /// <summary>The images that surprised the model most, the highest loss first: wrong labels stand here too.</summary>
    /// <param name="predictions">What a model answered.</param>
    /// <param name="most">How many.</param>
    /// <returns>The images' numbers in the predictions.</returns>
    public static IReadOnlyList<int> TopLosses(this Predictions predictions, int most = 12)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return [.. Enumerable.Range(0, predictions.Count).OrderByDescending(i => predictions.Losses[i]).Take(most)];
    }

    /// <summary>As <see cref="TopLosses(Predictions, int)"/>, with the images: the guess and its confidence, and below the class and the loss.</summary>
    /// <param name="predictions">What a model answered.</param>
    /// <param name="set">The images that it was asked; found by their names.</param>
    /// <param name="most">How many.</param>
    /// <exception cref="ArgumentException">An image of the predictions isn't in the set.</exception>
    public static ImageGrid TopLosses(this Predictions predictions, ImageSet set, int most = 12)
        => predictions.Pictures(set, predictions.TopLosses(most));

    /// <summary>Images with what the model answered for them.</summary>
    /// <param name="predictions">What a model answered.</param>
    /// <param name="set">The images that it was asked; found by their names.</param>
    /// <param name="images">The images' numbers in the predictions.</param>
    /// <exception cref="ArgumentException">An image of the predictions isn't in the set.</exception>
    public static ImageGrid Pictures(this Predictions predictions, ImageSet set, IEnumerable<int> images)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var places = ImagePlaces.Of(set);
        return ImageGrid.Of(images.Select(i => Picture(predictions, set, places.Find(predictions.Names[i]), i)));
    }

    private static Picture Picture(Predictions predictions, ImageSet set, int place, int image)
    {
        var (guess, label) = (predictions.Classes[predictions.Guesses[image]], predictions.Classes[predictions.Labels[image]]);
        var caption = FormattableString.Invariant($"{guess} {100 * predictions.Confidences[image]:F0}%");
        return set.Picture(place, caption) with
        {
            Right = predictions.IsRight(image),
            Note = FormattableString.Invariant($"is {label}, loss {predictions.Losses[image]:F2}; {predictions.Names[image]}"),
        };
    }
}
