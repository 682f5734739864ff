namespace FineTune.Data;

/// <summary>Finds where an image is not background.</summary>
internal static class ContentBox
{
    // How far a channel may be from the background's and still be background: JPEG noise and soft edges.
    private const int Tolerance = 12;

    /// <summary>The window around all pixels that differ from the upper left one; all of the image if none does.</summary>
    internal static Placement Of(Pixels image)
    {
        var (left, top, right, bottom) = (image.Width, image.Height, -1, -1);
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
                if (Differs(image[x, y], image[0, 0]))
                    (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        return right < 0
            ? new(image.Width, image.Height, 0, 0, image.Width, image.Height)
            : new(image.Width, image.Height, left, top, right - left + 1, bottom - top + 1);
    }

    private static bool Differs(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        // What is transparent has no colour, whatever its bytes say.
        if (a.Length == 4 && a[3] <= Tolerance && b[3] <= Tolerance)
            return false;
        for (var c = 0; c < a.Length; c++)
            if (Math.Abs(a[c] - b[c]) > Tolerance)
                return true;
        return false;
    }
}
