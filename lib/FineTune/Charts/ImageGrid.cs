using FineTune.Charts.Display;
using FineTune.Charts.Png;

namespace FineTune.Charts;

/// <summary>
/// Many images with captions, side by side. It is HTML with the images inside, so that it shows in a notebook, in an
/// exported page and on a page that runs no scripts.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record ImageGrid : IHtmlView
{
    private const int MostShown = 100;

    private readonly List<Picture> pictures;

    private ImageGrid(List<Picture> pictures) => this.pictures = pictures;

    /// <summary>The longer side of an image in the page, in pixels; larger images are averaged down to it, which keeps the notebook small.</summary>
    public int Side { get; init; } = 160;

    /// <summary>The most images in a row, where rows mean something; as many as there is room for if left out.</summary>
    public int? Columns { get; init; }

    /// <summary>Lays images out in a grid that fits the width of the page.</summary>
    /// <param name="pictures">The images; after the first 100, the others are only counted.</param>
    /// <returns>The grid.</returns>
    /// <exception cref="ArgumentException">An image has another number of pixels than its width, height and channels say.</exception>
    public static ImageGrid Of(params IEnumerable<Picture> pictures)
    {
        List<Picture> all = [.. pictures];
        foreach (var picture in all) PngWriter.Check(picture);
        return new ImageGrid(all);
    }

    /// <inheritdoc/>
    public string ToHtml() => ImageGridHtml.Of(pictures.Take(MostShown).ToList(), pictures.Count, Side, Columns);

    /// <summary>The captions, one a line.</summary>
    /// <returns>A few lines of text.</returns>
    public override string ToString()
    {
        var lines = pictures.Take(MostShown).Select(picture => $"  {Mark(picture)}{picture.Caption}  {picture.Note}".TrimEnd());
        return string.Join('\n', lines.Prepend($"{pictures.Count} images"));
    }

    internal static string Mark(Picture picture) => picture.Right switch { true => "✓ ", false => "✗ ", null => "" };
}
