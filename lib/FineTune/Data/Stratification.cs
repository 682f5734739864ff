namespace FineTune.Data;

/// <summary>Deals the images of each class to the parts, whole groups at a time.</summary>
internal sealed class Stratification(ImageFolder folder, IReadOnlyList<int> groups, double[] shares, ulong seed)
{
    private readonly SplitMix64 random = new(seed);
    private readonly Dictionary<int, Part> partOf = [];

    internal Part[] Deal()
    {
        foreach (var images in Enumerable.Range(0, groups.Count).GroupBy(i => folder.Items[i].Label))
            DealClass(folder.Classes[images.Key], [.. images.GroupBy(i => groups[i]).Select(g => (g.Key, g.Count()))]);
        return [.. groups.Select(g => partOf[g])];
    }

    private void DealClass(string name, List<(int Group, int Size)> hands)
    {
        if (hands.Count < shares.Count(s => s > 0))
            throw new InvalidDataException(
                $"The class '{name}' has {hands.Sum(h => h.Size)} images in {hands.Count} groups of near-duplicates: too few to be in every part. Add images, or ask for fewer parts.");
        var wanted = Wanted(hands.Sum(h => h.Size));
        var dealt = new int[shares.Length];
        random.Shuffle(hands);
        // The large ones first: single images then make the shares come out even.
        foreach (var (group, size) in hands.OrderByDescending(h => h.Size))
        {
            // A group that spans two classes goes where the first of them put it.
            if (!partOf.TryGetValue(group, out var part))
                partOf[group] = part = Choose(wanted, dealt, size);
            dealt[(int)part] += size;
        }
    }

    /// <summary>The part that is relatively emptiest, of those that the group still fits into.</summary>
    private static Part Choose(int[] wanted, int[] dealt, int size)
    {
        var open = Enumerable.Range(0, wanted.Length).Where(p => dealt[p] + size <= wanted[p]).ToList();
        return (Part)(open.Count > 0
            ? open.MinBy(p => (double)dealt[p] / wanted[p])
            : Enumerable.Range(0, wanted.Length).Where(p => wanted[p] > 0).MaxBy(p => wanted[p] - dealt[p]));
    }

    /// <summary>Whole numbers near the shares that add up to the count (largest remainders), at least 1 for each part asked for.</summary>
    private int[] Wanted(int count)
    {
        var exact = shares.Select(s => s * count).ToArray();
        var wanted = exact.Select((e, p) => shares[p] > 0 ? Math.Max(1, (int)e) : 0).ToArray();
        while (wanted.Sum() < count)
            wanted[Enumerable.Range(0, wanted.Length).MaxBy(p => exact[p] - wanted[p])]++;
        while (wanted.Sum() > count)
            wanted[Enumerable.Range(0, wanted.Length).MaxBy(p => wanted[p])]--;
        return wanted;
    }
}
