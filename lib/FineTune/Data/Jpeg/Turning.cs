using System.Runtime.CompilerServices;

namespace FineTune.Data.Jpeg;

/// <summary>Turns pixels of three channels from how they are stored to how they are meant to be seen.</summary>
internal static class Turning
{
    // Of the pixels of so many columns and rows, what is read and what is written both lie in the cache.
    private const int Tile = 32;

    /// <param name="stored">Rows from the top, each of <paramref name="stride"/> pixels.</param>
    /// <param name="stride">Pixels from a row to the next.</param>
    /// <param name="columns">Of each row, so many are taken.</param>
    /// <param name="rows">So many rows.</param>
    /// <param name="orientation">EXIF's number, 1 to 8.</param>
    /// <param name="seen">Where they go, without gaps.</param>
    /// <returns>Columns and rows as they are seen.</returns>
    internal static (int Width, int Height) Turn(byte[] stored, int stride, int columns, int rows, int orientation, byte[] seen)
    {
        var (width, height) = orientation < 5 ? (columns, rows) : (rows, columns);
        var (right, down) = (width - 1, (height - 1) * width);
        // Where the first pixel is seen, and how far from a pixel the next one of its row and of its column is.
        var (first, nextColumn, nextRow) = orientation switch
        {
            1 => (0, 1, width),
            2 => (right, -1, width),
            3 => (right + down, -1, -width),
            4 => (down, 1, -width),
            5 => (0, width, 1),
            6 => (right, width, -1),
            7 => (right + down, -width, -1),
            8 => (down, -width, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(orientation), orientation, "EXIF's orientations are 1 to 8."),
        };
        for (var top = 0; top < rows; top += Tile)
            for (var left = 0; left < columns; left += Tile)
                for (var row = top; row < Math.Min(top + Tile, rows); row++)
                    Copy(stored, (row * stride) + left, Math.Min(Tile, columns - left), seen, first + (row * nextRow) + (left * nextColumn), nextColumn);
        return (width, height);
    }

    private static void Copy(byte[] stored, int from, int count, byte[] seen, int to, int step)
    {
        for (var i = 0; i < count; i++, from++, to += step)
        {
            ref var source = ref stored[from * 3];
            ref var target = ref seen[to * 3];
            Unsafe.WriteUnaligned(ref target, Unsafe.ReadUnaligned<ushort>(ref source));
            Unsafe.Add(ref target, 2) = Unsafe.Add(ref source, 2);
        }
    }
}
