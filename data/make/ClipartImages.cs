using FineTune.Data;

namespace FineTune.MakeData;

/// <summary>The clip art of all folders but the sample set's, without copies of the sample set's pictures.</summary>
internal static class ClipartImages
{
    private const int MostInCategory = 200, FewestInCategory = 12;

    // Flags are many and alike; the others have no subject of their own.
    private static readonly string[] LeftOut = ["signs_and_symbols/flags", "people/clothing/pantyhose", "unsorted", "logos", "special"];

    internal static IReadOnlyList<SourceImage> Choose(IReadOnlyList<TargetImage> target)
    {
        var excluded = Excluded.Paths();
        var categories = OpenClipart.All().Where(d => !IsLeftOut(d.Path) && !excluded.Contains(d.Path)).GroupBy(d => Category(d.Path))
            .Where(c => c.Count() >= FewestInCategory).OrderBy(c => c.Key, StringComparer.Ordinal);
        var images = categories.SelectMany(c => c.ToList().Spread(MostInCategory).Select(d => (Category: c.Key, Drawing: d)));
        return [.. images.AsParallel().AsOrdered().Select(i => Decode(i.Category, i.Drawing, target)).OfType<SourceImage>()];
    }

    /// <summary>The first three folders: "recreation/games/cards/white/x.png" is of "recreation/games/cards".</summary>
    private static string Category(string path) => string.Join('/', path.Split('/')[..^1].Take(3));

    private static bool IsLeftOut(string path) =>
        LeftOut.Concat(TargetImages.Folders.Values).Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal));

    private static SourceImage? Decode(string category, Drawing drawing, IReadOnlyList<TargetImage> target)
    {
        try
        {
            var draft = drawing.Draft();
            var print = TargetImages.Print(draft);
            if (print.IsBlank || target.Any(t => IsCopy(t.Fingerprint, print)))
                return null;
            var pixels = draft.Reframe(Framing.Contain(SourceImages.Side, SourceImages.Side), background: null);
            return new SourceImage("openclipart", drawing.Path, null, category, pixels);
        }
        catch (ImageException e)
        {
            Console.Error.WriteLine($"left out: {e.Message}");
            return null;
        }
    }

    // By greys only: by outlines every disc is a slice of orange and every road sign the next one.
    private static bool IsCopy(Fingerprint target, Fingerprint source) => target.GreyCorrelation(source) > Fingerprint.GreyThreshold;
}
