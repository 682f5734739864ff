namespace FineTune.Data;

/// <summary>Deals images to piles, class by class, whole groups at a time.</summary>
/// <param name="labels">[N] the class of each image.</param>
/// <param name="classes">The names of the classes, for messages.</param>
/// <param name="groups">[N] images of one group go to one pile.</param>
/// <param name="shares">The share of each pile.</param>
/// <param name="seed">Another seed, another deal.</param>
internal sealed class Stratification(IReadOnlyList<int> labels, IReadOnlyList<string> classes, IReadOnlyList<int> groups, double[] shares, ulong seed)
{
    private readonly SplitMix64 random = new(seed);
    private readonly Dictionary<int, int> pileOf = [];

    /// <summary>Whether each class begins with another pile: what is left over then goes to all of them by turns.</summary>
    internal bool ByTurns { get; init; }

    /// <summary>[N] the pile of each image.</summary>
    internal int[] Deal()
    {
        foreach (var images in Enumerable.Range(0, groups.Count).GroupBy(i => labels[i]))
            DealClass(images.Key, [.. images.GroupBy(i => groups[i]).Select(g => (g.Key, g.Count()))]);
        return [.. groups.Select(g => pileOf[g])];
    }

    private void DealClass(int label, List<(int Group, int Size)> hands)
    {
        if (hands.Count < shares.Count(s => s > 0))
            throw new InvalidDataException(
                $"The class '{classes[label]}' has {hands.Sum(h => h.Size)} images in {hands.Count} groups of near-duplicates: too few to be in every part. Add images, or ask for fewer parts.");
        int[] piles = [.. Enumerable.Range(0, shares.Length).Select(p => ByTurns ? (p + label) % shares.Length : p)];
        var wanted = Wanted(hands.Sum(h => h.Size), piles);
        var dealt = new int[shares.Length];
        random.Shuffle(hands);
        // The large ones first: single images then make the shares come out even.
        foreach (var (group, size) in hands.OrderByDescending(h => h.Size))
        {
            // A group that spans two classes goes where the first of them put it.
            if (!pileOf.TryGetValue(group, out var pile))
                pileOf[group] = pile = Choose(wanted, dealt, size, piles);
            dealt[pile] += size;
        }
    }

    /// <summary>The pile that is relatively emptiest, of those that the group still fits into.</summary>
    private static int Choose(int[] wanted, int[] dealt, int size, int[] piles)
    {
        var open = piles.Where(p => dealt[p] + size <= wanted[p]).ToList();
        return open.Count > 0
            ? open.MinBy(p => (double)dealt[p] / wanted[p])
            : piles.Where(p => wanted[p] > 0).MaxBy(p => wanted[p] - dealt[p]);
    }

    /// <summary>Whole numbers near the shares that add up to the count (largest remainders), at least 1 for each pile asked for.</summary>
    private int[] Wanted(int count, int[] piles)
    {
        var exact = shares.Select(s => s * count).ToArray();
        var wanted = exact.Select((e, p) => shares[p] > 0 ? Math.Max(1, (int)e) : 0).ToArray();
        while (wanted.Sum() < count)
            wanted[piles.MaxBy(p => exact[p] - wanted[p])]++;
        while (wanted.Sum() > count)
            wanted[piles.MaxBy(p => wanted[p])]--;
        return wanted;
    }
}
