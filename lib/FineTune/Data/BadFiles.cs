using FineTune.Charts;
using FineTune.Charts.Display;

namespace FineTune.Data;

/// <summary>A file that is no usable image.</summary>
/// <param name="File">Its name.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Remedy">What to do.</param>
public sealed record BadFile(string File, string Fault, string Remedy);

/// <summary>The files of a set that are no usable images: a table in a notebook.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class BadFiles : IHtmlView
{
    internal BadFiles(IReadOnlyList<BadFile> files, int tried) => (Files, Tried) = (files, tried);

    /// <summary>The bad files, in the order of the set.</summary>
    public IReadOnlyList<BadFile> Files { get; }

    /// <summary>How many files were looked at, the good ones included.</summary>
    public int Tried { get; }

    /// <summary>Decodes every image of a folder and lists those that cannot be used; nothing is kept.</summary>
    /// <param name="folder">The images.</param>
    /// <param name="progress">Told as files are done.</param>
    /// <param name="cancellation">Stops it.</param>
    public static BadFiles In(ImageFolder folder, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var request = new DecodeRequest { Framing = Framing.Stretch(32, 32) };
        var faults = Work.OnAllCores("checking", [.. Enumerable.Range(0, folder.Items.Count)], i => ImageDecoder.Default.DecodeFile(folder.Items[i].Path, request), OnBadFile.Skip, progress, cancellation);
        return Of(folder.Items, faults);
    }

    /// <inheritdoc/>
    public string ToHtml() => Files.Count == 0 ? $"<p>{this}</p>" : $"<p>{Summary}</p>{Table.Of(Files).ToHtml()}";

    /// <summary>The list as text.</summary>
    public override string ToString() => Files.Count == 0 ? Summary : $"{Summary}\n{Table.Of(Files)}";

    internal static BadFiles Of(IReadOnlyList<ImageItem> items, IReadOnlyDictionary<int, ImageException> faults)
        => new([.. faults.OrderBy(pair => pair.Key).Select(pair => new BadFile(items[pair.Key].Name, pair.Value.Fault, pair.Value.Remedy))], items.Count);

    private string Summary => Files.Count == 0 ? $"All {Tried} files are usable images." : $"{Files.Count} of {Tried} files cannot be used:";
}
