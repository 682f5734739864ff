namespace FineTune.Data;

/// <summary>
/// What an image looks like from far away, twice: its greys (16 x 16) and its outlines (24 x 24), both without
/// the margins around it. Greys find a picture that was rescaled or changed a little, outlines one that was
/// recoloured or left uncoloured; both find its mirror image.
/// </summary>
public sealed class Fingerprint
{
    /// <summary>Above this correlation of greys two images are one picture.</summary>
    public const float GreyThreshold = 0.90f;

    /// <summary>Above this correlation of outlines two images are one picture. (Outlines agree less by chance than greys.)</summary>
    public const float OutlineThreshold = 0.80f;

    private readonly Pattern greys;
    private readonly Pattern outlines;

    private Fingerprint(Pattern greys, Pattern outlines) => (this.greys, this.outlines) = (greys, outlines);

    /// <summary>Whether the image is of one colour; such an image is like no other.</summary>
    public bool IsBlank => greys.IsFlat;

    /// <summary>Takes the fingerprints of image files, on all cores.</summary>
    /// <param name="items">The files.</param>
    /// <param name="side">Pixels of a side that they are decoded to.</param>
    /// <param name="onBadFile">Whether a file that is no usable image is refused or skipped.</param>
    /// <param name="progress">Told as images are read, from any thread.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Theirs in the same order; null for a file that was skipped.</returns>
    /// <exception cref="ImageException">A file is no usable image, and bad files are refused; the first in order is named.</exception>
    public static IReadOnlyList<Fingerprint?> OfFiles(IReadOnlyList<ImageItem> items, int side, OnBadFile onBadFile = OnBadFile.Refuse, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        var request = new DecodeRequest { Framing = Framing.Contain(side, side) };
        var prints = new Fingerprint?[items.Count];
        _ = Work.OnAllCores("comparing", [.. Enumerable.Range(0, items.Count)], i => prints[i] = Of(ImageDecoder.Default.DecodeFile(items[i].Path, request)), onBadFile, progress, cancellation);
        return prints;
    }

    /// <summary>Takes the fingerprint of an image.</summary>
    /// <param name="image">3 channels; about 64 pixels a side are enough. Margins are cut off as <see cref="Pixels.Trim"/> does it.</param>
    /// <returns>Its fingerprint.</returns>
    /// <exception cref="ArgumentException">The image has transparency.</exception>
    public static Fingerprint Of(Pixels image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Channels != 3)
            throw new ArgumentException("Decode the image on a background first (DecodeRequest.Background).", nameof(image));
        var content = image.Trim();
        return new Fingerprint(new Pattern(content, 16), new Pattern(Outlines.Of(Resampler.Resize(content, 64, 64)), 24));
    }

    /// <summary>How alike the greys of two images are, the other as it is or mirrored.</summary>
    /// <param name="other">Another image's fingerprint.</param>
    /// <returns>A correlation, -1 .. 1.</returns>
    public float GreyCorrelation(Fingerprint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return greys.Correlation(other.greys);
    }

    /// <summary>How alike the outlines of two images are, the other as it is or mirrored.</summary>
    /// <param name="other">Another image's fingerprint.</param>
    /// <returns>A correlation, -1 .. 1.</returns>
    public float OutlineCorrelation(Fingerprint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return outlines.Correlation(other.outlines);
    }

    /// <summary>Whether two images are the same picture, by either view.</summary>
    /// <param name="other">Another image's fingerprint.</param>
    /// <returns>True above either threshold.</returns>
    public bool IsLike(Fingerprint other) => GreyCorrelation(other) > GreyThreshold || OutlineCorrelation(other) > OutlineThreshold;
}
