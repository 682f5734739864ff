namespace FineTune.Data;

/// <summary>
/// From where on two images of a folder are one picture. Where the images of a class are all alike (products on white, portraits, scans) the usual thresholds
/// would join most of them; there a pair must be far nearer to each other than the class's images usually are.
/// </summary>
internal sealed class ClassLikeness
{
    // Half of the pairs of a class of drawings correlate below 0.4, of clothes on white above 0.7.
    private const double Alike = 0.5;

    // Judged by eye on the clothes of data/fashion: what is left are plain ones of one cut.
    private const double GreyShare = 1.0 / 16, OutlineShare = 1.0 / 8;

    private const int Sampled = 200;

    private readonly IReadOnlyList<Fingerprint?> prints;
    private readonly IReadOnlyList<ImageItem> items;
    private readonly (float Grey, float Outline)[] thresholds;

    internal ClassLikeness(IReadOnlyList<ImageItem> items, IReadOnlyList<Fingerprint?> prints, int classes)
    {
        (this.items, this.prints) = (items, prints);
        thresholds = [.. Enumerable.Range(0, classes).Select(Threshold)];
    }

    /// <summary>Classes whose images are all alike.</summary>
    internal IEnumerable<int> AlikeClasses => Enumerable.Range(0, thresholds.Length).Where(label => thresholds[label].Grey > Fingerprint.GreyThreshold);

    /// <summary>Whether two images are the same picture; of two classes, the stricter one's thresholds count.</summary>
    internal bool AreOne(int first, int second)
    {
        if (prints[first] is not { } a || prints[second] is not { } b) return false;
        var (here, there) = (thresholds[items[first].Label], thresholds[items[second].Label]);
        return a.GreyCorrelation(b) > Math.Max(here.Grey, there.Grey) || a.OutlineCorrelation(b) > Math.Max(here.Outline, there.Outline);
    }

    private (float Grey, float Outline) Threshold(int label)
    {
        Fingerprint[] all = [.. Enumerable.Range(0, items.Count).Where(i => items[i].Label == label && prints[i] is { IsBlank: false }).Select(i => prints[i]!)];
        var step = Math.Max(1, all.Length / Sampled);
        Fingerprint[] some = [.. all.Where((_, i) => i % step == 0)];
        var grey = Median(some, (a, b) => a.GreyCorrelation(b));
        if (grey <= Alike) return (Fingerprint.GreyThreshold, Fingerprint.OutlineThreshold);
        var outline = Median(some, (a, b) => a.OutlineCorrelation(b));
        return ((float)Math.Max(Fingerprint.GreyThreshold, 1 - (GreyShare * (1 - grey))), (float)Math.Max(Fingerprint.OutlineThreshold, 1 - (OutlineShare * (1 - outline))));
    }

    // Of few images, copies would decide what is usual.
    private static double Median(Fingerprint[] images, Func<Fingerprint, Fingerprint, float> likeness)
    {
        if (images.Length < 10) return 0;
        float[] all = [.. images.SelectMany((a, i) => images.Skip(i + 1).Select(b => likeness(a, b))).Order()];
        return all[all.Length / 2];
    }
}
