using FineTune.Data;

namespace FineTune.Charts;

/// <summary>Pictures of an image set's images.</summary>
public static class ImageSetPictures
{
    /// <summary>One image as a picture for an <see cref="ImageGrid"/>.</summary>
    /// <param name="set">The images.</param>
    /// <param name="index">Which, counted from 0.</param>
    /// <param name="caption">What stands under it; its class unless said otherwise.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public static Picture Picture(this ImageSet set, int index, string? caption = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, set.Count);
        using var planes = set.Pixels.select(0, index);
        using var rows = planes.permute(1, 2, 0);
        using var packed = rows.contiguous();
        return new Picture(packed.bytes.ToArray(), (int)packed.shape[1], (int)packed.shape[0], 3, caption ?? set.Classes[set.Items[index].Label]);
    }

    /// <summary>Some images of each class, spread evenly over the set's order, a class after the other.</summary>
    /// <param name="set">The images.</param>
    /// <param name="perClass">How many of each; of a class with fewer images, all.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public static ImageGrid Examples(this ImageSet set, int perClass = 1)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfLessThan(perClass, 1);
        var classes = Enumerable.Range(0, set.Count).GroupBy(i => set.Items[i].Label).OrderBy(images => images.Key);
        return ImageGrid.Of(classes.SelectMany(images => Spread([.. images], perClass)).Select(i => set.Picture(i)));
    }

    // The middles of as many equal stretches.
    private static IEnumerable<int> Spread(int[] images, int most)
    {
        var count = Math.Min(most, images.Length);
        return Enumerable.Range(0, count).Select(i => images[((2 * i) + 1) * images.Length / (2 * count)]);
    }
}
