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
    /// By how much an image may be shrunk by simple averaging before it is resampled. A factor that leaves three times the wanted size makes no visible
    /// difference (so says Pillow of its reducing_gap); with 2.9, a photo of 4000 x 3000 for 256 is decoded at a quarter, and a value in it differs by 0.4
    /// of 255 on average, by 0.2 decoded at a half. Four times where rows or columns are left over that are not a whole step: they would be lost.
    /// </summary>
    internal int CoarseShrink(int width, int height)
    {
        var most = Leaving(2.9, width, height);
        return width % most == 0 && height % most == 0 ? most : Leaving(4, width, height);
    }

    private int Leaving(double times, int width, int height) => Math.Max(1, (int)Math.Min(width / (times * ResizedWidth), height / (times * ResizedHeight)));

    private static (int First, int Count) Overlap(int start, int length, int size) =>
        (Math.Max(0, start), Math.Min(size, start + length) - Math.Max(0, start));
}
