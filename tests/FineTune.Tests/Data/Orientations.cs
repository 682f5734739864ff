using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>Images on their side: EXIF's eight orientations, by their definition.</summary>
internal static class Orientations
{
    /// <summary>
    /// An image as it is meant to be seen. EXIF 2.3, 4.6.4, says where the first row and the first column of what is stored are seen:
    /// 1 top and left, 2 top and right, 3 bottom and right, 4 bottom and left, 5 left and top, 6 right and top, 7 right and bottom, 8 left and bottom.
    /// </summary>
    internal static Pixels Seen(Pixels stored, int orientation)
    {
        var (width, height) = orientation < 5 ? (stored.Width, stored.Height) : (stored.Height, stored.Width);
        var seen = new byte[stored.Data.Length];
        for (var row = 0; row < stored.Height; row++)
            for (var column = 0; column < stored.Width; column++)
            {
                var (right, bottom) = (width - 1, height - 1);
                var (x, y) = orientation switch
                {
                    1 => (column, row),
                    2 => (right - column, row),
                    3 => (right - column, bottom - row),
                    4 => (column, bottom - row),
                    5 => (row, column),
                    6 => (right - row, column),
                    7 => (right - row, bottom - column),
                    _ => (row, bottom - column),
                };
                stored[column, row].CopyTo(seen.AsSpan(((y * width) + x) * stored.Channels));
            }
        return new Pixels(width, height, stored.Channels, seen);
    }

    /// <summary>A JPEG file that says so of itself.</summary>
    internal static byte[] Said(byte[] jpeg, int orientation)
    {
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\x8\0\x1"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }
}
