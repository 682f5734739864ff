namespace FineTune.Data;

/// <summary>An image is resized to the first two, and the window of the last four is cut out of it.</summary>
/// <remarks>A window that reaches over the edge (a negative left or top, say) is padded there.</remarks>
internal readonly record struct Placement(int ResizedWidth, int ResizedHeight, int Left, int Top, int Width, int Height)
{
    /// <summary>
    /// By how much an image may be shrunk by simple averaging before it is resampled. A factor that leaves three
    /// times the wanted size makes no visible difference (Pillow's reducing_gap documents the same figure).
    /// </summary>
    internal int CoarseShrink(int width, int height) =>
        Math.Max(1, (int)Math.Min(width / (3.0 * ResizedWidth), height / (3.0 * ResizedHeight)));
}
