namespace FineTune.MakeData;

/// <summary>Taking fewer of a sorted list.</summary>
internal static class Spreading
{
    /// <summary>At most so many, evenly: folders are sorted by theme and name, and every n-th drawing shows all of them.</summary>
    internal static IEnumerable<T> Spread<T>(this IReadOnlyList<T> list, int most) =>
        list.Count <= most ? list : Enumerable.Range(0, most).Select(i => list[(int)((long)i * list.Count / most)]);
}
