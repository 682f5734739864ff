namespace FineTune.Data.Jpeg;

/// <summary>A JPEG decoder can leave out what a half, a quarter or an eighth of the size does not need.</summary>
internal static class JpegScale
{
    /// <summary>What the decoder leaves out (1, 2, 4 or 8), and what is left to shrink after it.</summary>
    internal static (int OnLoad, int Left) Of(int shrink)
    {
        var onLoad = shrink >= 8 ? 8 : shrink >= 4 ? 4 : shrink >= 2 ? 2 : 1;
        return (onLoad, shrink / onLoad);
    }
}
