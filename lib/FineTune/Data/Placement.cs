namespace FineTune.Data;

/// <summary>An image is resized to the first two, and the window of the last four is cut out of it.</summary>
/// <remarks>A window that reaches over the edge (a negative left or top, say) is padded there.</remarks>
internal readonly record struct Placement(int ResizedWidth, int ResizedHeight, int Left, int Top, int Width, int Height)
{
    /// <summary>The columns of the window that lie on the resized image.</summary>
    internal (int First, int Count) Columns => Overlap(Left, Width, ResizedWidth);

    /// <summary>The rows of the window that lie on the resized image.</summary>
    internal (int First, int Count) Rows => Overlap(Top, Height, ResizedHeight);

    /// <summary>
    /// By how much an image may be shrunk by simple averaging before it is resampled. A factor that leaves four
    /// times the wanted size makes no visible difference (Pillow's reducing_gap says so of three).
    /// </summary>
    internal int CoarseShrink(int width, int height) =>
        Math.Max(1, (int)Math.Min(width / (4.0 * ResizedWidth), height / (4.0 * ResizedHeight)));

    private static (int First, int Count) Overlap(int start, int length, int size) =>
        (Math.Max(0, start), Math.Min(size, start + length) - Math.Max(0, start));
}
