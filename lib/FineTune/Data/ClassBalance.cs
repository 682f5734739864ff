using System.Globalization;
using FineTune.Charts;
using FineTune.Charts.Display;
using FineTune.Training;

namespace FineTune.Data;

/// <summary>How many images of each class each part holds, and whether that is a problem: a table in a notebook.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class ClassBalance : IHtmlView
{
    // Below it, plain cross-entropy learns the small class about as well (Buda and others, 2018, https://arxiv.org/abs/1710.05381).
    private const double Noticeable = 3;
    private const int Few = 10;

    private readonly IReadOnlyList<(Part Part, int[] Counts)> parts;

    private ClassBalance(IReadOnlyList<string> classes, IReadOnlyList<(Part, int[])> parts) => (Classes, this.parts) = (classes, parts);

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>[classes] training images of each class.</summary>
    public IReadOnlyList<int> Train => parts[0].Counts;

    /// <summary>The largest class's training images by the smallest's: 1 is balanced.</summary>
    public double Ratio => (double)Train.Max() / Math.Max(1, Train.Min());

    /// <summary>[classes] weights for the loss that make every class count the same.</summary>
    public IReadOnlyList<double> Weights => ClassWeights.Balanced([.. Train.Select(count => (long)count)]);

    /// <summary>What should be known before training; empty if nothing.</summary>
    public IReadOnlyList<string> Warnings => [.. Warn()];

    /// <summary>Counts a split.</summary>
    /// <param name="split">The split.</param>
    public static ClassBalance Of(Split split)
    {
        ArgumentNullException.ThrowIfNull(split);
        var all = new[] { (Part.Train, split.Train), (Part.Validation, split.Validation), (Part.Test, split.Test) };
        return new ClassBalance(split.Folder.Classes, [.. all.Where(part => part.Item2.Count > 0 || part.Item1 == Part.Train).Select(part => (part.Item1, Counts(part.Item2, split.Folder.Classes.Count)))]);
    }

    /// <summary>Counts a folder, as if all of it were for training.</summary>
    /// <param name="folder">The images.</param>
    public static ClassBalance Of(ImageFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new ClassBalance(folder.Classes, [(Part.Train, Counts(folder.Items, folder.Classes.Count))]);
    }

    /// <summary>The counts as bars.</summary>
    public Figure ToFigure() => ClassCounts.Of(Classes, [.. parts.Select(part => new SplitCounts(Split.NameOf(part.Part), part.Counts))]);

    /// <inheritdoc/>
    public string ToHtml() => ToTable().ToHtml() + string.Concat(Warnings.Select(warning => $"<p><b>Note.</b> {System.Net.WebUtility.HtmlEncode(warning)}</p>"));

    /// <summary>The table and the warnings as text.</summary>
    public override string ToString() => string.Join('\n', [ToTable().ToString(), .. Warnings]);

    private Table ToTable()
    {
        var weights = Weights;
        return new Table(
            ["class", .. parts.Select(part => Split.NameOf(part.Part)), "share of train", "weight"],
            Classes.Select((name, label) => (IReadOnlyList<object?>)[name, .. parts.Select(part => (object?)part.Counts[label]), Percent((double)Train[label] / Math.Max(1, Train.Sum())), weights[label]]));
    }

    private IEnumerable<string> Warn()
    {
        var (largest, smallest) = (Enumerable.Range(0, Classes.Count).MaxBy(label => Train[label]), Enumerable.Range(0, Classes.Count).MinBy(label => Train[label]));
        if (Ratio >= Noticeable)
            yield return string.Create(CultureInfo.InvariantCulture, $"'{Classes[largest]}' has {Ratio:0.#} times as many training images as '{Classes[smallest]}'. Always answering '{Classes[largest]}' would be right {Percent((double)Train[largest] / Train.Sum())} of the time: look at the accuracy of each class, and weigh the loss by Weights.");
        if (Train[smallest] < Few) yield return $"'{Classes[smallest]}' has {Train[smallest]} training images: too few to learn much from.";
        foreach (var (part, counts) in parts.Skip(1))
            if (counts.Min() < Few) yield return $"The {Split.NameOf(part)} part has {counts.Min()} images of '{Classes[Array.IndexOf(counts, counts.Min())]}': its accuracy on that class is a rough guess.";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#}%");

    private static int[] Counts(IReadOnlyList<ImageItem> items, int classes)
    {
        var counts = new int[classes];
        foreach (var item in items) counts[item.Label]++;
        return counts;
    }
}
