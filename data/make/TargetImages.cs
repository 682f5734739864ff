using FineTune.Data;

namespace FineTune.MakeData;

/// <summary>A drawing of the sample set.</summary>
/// <param name="Class">What it shows.</param>
/// <param name="Drawing">The original.</param>
/// <param name="Group">Near-duplicates, as they are shipped, have the same number.</param>
/// <param name="Fingerprint">For comparing with the source set.</param>
internal sealed record TargetImage(string Class, Drawing Drawing, int Group, Fingerprint Fingerprint)
{
    /// <summary>Its path in the sample set: "birds/duck.png".</summary>
    internal string Name => $"{Class}/{Path.GetFileName(Drawing.Path)}";
}

/// <summary>Chooses the drawings of the sample set and groups the near-duplicates among them.</summary>
internal static class TargetImages
{
    private const int MostInClass = 70;

    /// <summary>Each class and the folder of the collection it is taken from, subfolders included.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Folders = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["beverages"] = "food/beverages",
        ["birds"] = "animals/birds",
        ["bugs"] = "animals/bugs",
        ["desserts"] = "food/desserts",
        ["flowers"] = "plants/flowers",
        ["fruit"] = "food/fruit",
        ["mammals"] = "animals/mammals",
        ["music"] = "recreation/music",
        ["vehicles"] = "transportation/vehicles",
    };

    /// <summary>The drawings kept, sorted by class and path.</summary>
    internal static IReadOnlyList<TargetImage> Choose()
    {
        var images = Candidates();
        // The same picture under two classes has no right label.
        var crossing = images.GroupBy(i => i.Group).Where(g => g.Select(i => i.Class).Distinct().Count() > 1).Select(g => g.Key).ToHashSet();
        var excluded = Excluded.Paths();
        return [.. images.Where(i => !crossing.Contains(i.Group) && !excluded.Contains(i.Drawing.Path))
            .DistinctBy(i => i.Name).GroupBy(i => i.Class).SelectMany(Limit)];
    }

    /// <summary>Of a large class, every picture once before any is there twice.</summary>
    private static IEnumerable<TargetImage> Limit(IEnumerable<TargetImage> images)
    {
        var all = images.ToList();
        var pictures = all.DistinctBy(i => i.Group).ToList();
        var kept = pictures.Spread(MostInClass).ToHashSet();
        kept.UnionWith(all.Except(pictures).ToList().Spread(MostInClass - kept.Count));
        return all.Where(kept.Contains);
    }

    /// <summary>Every drawing that is filed under one of the classes, and only one, with its group of near-duplicates.</summary>
    internal static IReadOnlyList<TargetImage> Candidates()
    {
        var candidates = Listed();
        var drafts = candidates.AsParallel().AsOrdered().Select(c => c.Drawing.Draft()).ToList();
        var groups = NearDuplicates.Group([.. drafts.AsParallel().AsOrdered().Select(d => Fingerprint.Of(SampleImages.Frame(d)))]);
        return [.. candidates.Select((c, i) => new TargetImage(c.Class, c.Drawing, groups[i], Print(drafts[i])))];
    }

    /// <summary>The fingerprint by which drawings of the sample set and of the source set are compared.</summary>
    internal static Fingerprint Print(Pixels draft) => Fingerprint.Of(draft.Reframe(Framing.Contain(64, 64), Rgb.White));

    private static List<(string Class, Drawing Drawing)> Listed()
    {
        var filed = from listing in OpenClipart.Listings()
                    from folder in Folders
                    where listing.Path.StartsWith(folder.Value + "/", StringComparison.Ordinal)
                    select (Class: folder.Key, Drawing: listing);
        return [.. filed.GroupBy(f => f.Drawing.File)
            .Where(places => places.Select(p => p.Class).Distinct().Count() == 1)
            .Select(places => places.MinBy(p => p.Drawing.Path, StringComparer.Ordinal))
            .OrderBy(f => f.Class, StringComparer.Ordinal).ThenBy(f => f.Drawing.Path, StringComparer.Ordinal)];
    }
}
