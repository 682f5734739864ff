using FineTune.Charts;
using FineTune.Charts.Display;

namespace FineTune.Data;

/// <summary>Two images that are one picture, though they are in two parts of a split.</summary>
/// <param name="First">The image of the part that comes first.</param>
/// <param name="FirstPart">Its part.</param>
/// <param name="Second">The other image.</param>
/// <param name="SecondPart">Its part.</param>
/// <param name="Likeness">The larger correlation of their greys and outlines, up to 1.</param>
public sealed record Leak(ImageItem First, Part FirstPart, ImageItem Second, Part SecondPart, double Likeness);

/// <summary>
/// Near-duplicates across the parts of a split: what is measured on them was seen in training. Shows itself with the pictures. Where all images of a class are
/// alike, such as products on white, only pairs count that are far nearer to each other than is usual there.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class LeakReport : IHtmlView
{
    private const int Side = 96, MostShown = 50;

    private LeakReport(IReadOnlyList<Leak> leaks, IReadOnlyList<int> groups, int images, IReadOnlyList<string> alike) => (Leaks, Groups, Images, AlikeClasses) = (leaks, groups, images, alike);

    /// <summary>The pairs, the most alike first.</summary>
    public IReadOnlyList<Leak> Leaks { get; }

    /// <summary>[images] the group of each image of the folder, for <see cref="Split.Stratified"/>: it keeps near-duplicates together.</summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>How many images were compared.</summary>
    public int Images { get; }

    /// <summary>Classes whose images are so alike that likeness alone proves little: there only what stands out counts.</summary>
    public IReadOnlyList<string> AlikeClasses { get; }

    /// <summary>Compares all images of a split with each other; files that are no usable images are left out.</summary>
    /// <param name="split">The split.</param>
    /// <param name="progress">Told as images are read.</param>
    /// <param name="cancellation">Stops it.</param>
    public static LeakReport Of(Split split, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(split);
        var items = split.Folder.Items;
        var prints = Fingerprint.OfFiles(items, 128, OnBadFile.Skip, progress, cancellation);
        var likeness = new ClassLikeness(items, prints, split.Folder.Classes.Count);
        var pairs = NearDuplicates.Pairs(items.Count, likeness.AreOne).ToList();
        var leaks = pairs.Where(pair => split.Parts[pair.First] != split.Parts[pair.Second]).Select(Leak).OrderByDescending(leak => leak.Likeness);
        return new LeakReport([.. leaks], NearDuplicates.Group(items.Count, pairs), prints.Count(print => print is not null), [.. likeness.AlikeClasses.Select(label => split.Folder.Classes[label])]);

        Leak Leak((int First, int Second) pair)
        {
            var (a, b) = split.Parts[pair.First] <= split.Parts[pair.Second] ? pair : (pair.Second, pair.First);
            var most = Math.Max(prints[a]!.GreyCorrelation(prints[b]!), prints[a]!.OutlineCorrelation(prints[b]!));
            return new Leak(items[a], split.Parts[a], items[b], split.Parts[b], most);
        }
    }

    /// <inheritdoc/>
    public string ToHtml() => $"<p>{Summary}</p>" + (Leaks.Count == 0 ? "" : Pictures().ToHtml());

    /// <summary>The pairs as text.</summary>
    public override string ToString() => Leaks.Count == 0 ? Summary : $"{Summary}\n{ToTable()}";

    private string Summary => (Leaks.Count == 0
        ? $"No picture is in two parts ({Images} images compared)."
        : $"{Leaks.Count} pairs of near-duplicates, of {Involved} images, lie in two parts ({Images} images compared). Split again with these Groups.") + Caution;

    private int Involved => Leaks.SelectMany(leak => new[] { leak.First, leak.Second }).Distinct().Count();

    private string Caution => AlikeClasses.Count == 0 ? "" : $" All images of {string.Join(", ", AlikeClasses)} are alike: there only pairs count that stand out. Look at them.";

    private Table ToTable() => new(["part", "image", "part of the other", "other image", "likeness"],
        Leaks.Select(leak => (IReadOnlyList<object?>)[Split.NameOf(leak.FirstPart), leak.First.Name, Split.NameOf(leak.SecondPart), leak.Second.Name, leak.Likeness]));

    private ImageGrid Pictures() => ImageGrid.Of(Leaks.Take(MostShown).SelectMany(leak => new[] { Shown(leak.First, leak.FirstPart), Shown(leak.Second, leak.SecondPart) }));

    private static Picture Shown(ImageItem item, Part part)
    {
        var image = ImageDecoder.Default.DecodeFile(item.Path, new DecodeRequest { Framing = Framing.Contain(Side, Side) });
        return new Picture(image.Data, image.Width, image.Height, 3, Split.NameOf(part)) { Note = item.Name };
    }
}
