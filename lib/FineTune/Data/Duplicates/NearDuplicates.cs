namespace FineTune.Data;

/// <summary>Finds pictures that are filed more than once, recoloured, rescaled or mirrored.</summary>
public static class NearDuplicates
{
    /// <summary>Puts images into groups: alike, or alike to the same third one.</summary>
    /// <param name="images">One fingerprint an image.</param>
    /// <returns>[images.Count] the group of each image; groups are numbered 0, 1, ... in the order of their first image.</returns>
    public static int[] Group(IReadOnlyList<Fingerprint> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Group(images.Count, Pairs(images));
    }

    internal static int[] Group(int count, IEnumerable<(int First, int Second)> pairs)
    {
        var parent = Enumerable.Range(0, count).ToArray();
        foreach (var (first, second) in pairs)
            parent[Root(parent, second)] = Root(parent, first);
        var numbers = new Dictionary<int, int>();
        return [.. parent.Select((_, i) => Root(parent, i)).Select(root => numbers.TryGetValue(root, out var n) ? n : numbers[root] = numbers.Count)];
    }

    /// <summary>Every pair of images that are alike.</summary>
    /// <param name="images">One fingerprint an image.</param>
    /// <returns>Pairs of positions, the smaller first.</returns>
    public static IEnumerable<(int First, int Second)> Pairs(IReadOnlyList<Fingerprint> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Pairs(images.Count, (i, j) => images[i].IsLike(images[j]));
    }

    internal static IEnumerable<(int First, int Second)> Pairs(int count, Func<int, int, bool> areOne)
        => Enumerable.Range(0, count).AsParallel().AsOrdered().SelectMany(i => Enumerable.Range(i + 1, count - i - 1).Where(j => areOne(i, j)), (i, j) => (i, j));

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    }
}
