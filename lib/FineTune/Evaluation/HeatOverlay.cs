using FineTune.Charts;

namespace FineTune.Evaluation;

/// <summary>A picture with a map of heat over it: grey where it is cold, through red to yellow where it is hot.</summary>
internal static class HeatOverlay
{
    // From dark to light, so that it can be read without colour vision too. The colours are points of matplotlib's "inferno".
    private static readonly (int R, int G, int B)[] Scale = [(0, 0, 4), (87, 16, 110), (188, 55, 84), (249, 142, 9), (252, 255, 164)];

    /// <param name="picture">RGB.</param>
    /// <param name="heat">[H * W], 0 to 1.</param>
    internal static Picture Over(Picture picture, float[] heat)
    {
        var pixels = picture.Pixels.ToArray();
        for (var i = 0; i < heat.Length; i++)
        {
            var pixel = pixels.AsSpan(i * 3, 3);
            var grey = ((299 * pixel[0]) + (587 * pixel[1]) + (114 * pixel[2])) / 1000.0;
            var share = 0.35 + (0.3 * heat[i]);
            var (r, g, b) = Color(heat[i]);
            pixel[0] = Mixed(grey, r, share);
            pixel[1] = Mixed(grey, g, share);
            pixel[2] = Mixed(grey, b, share);
        }
        return picture with { Pixels = pixels };
    }

    private static byte Mixed(double grey, double color, double share) => (byte)Math.Round(grey + ((color - grey) * share));

    private static (double R, double G, double B) Color(double heat)
    {
        var place = Math.Clamp(heat, 0, 1) * (Scale.Length - 1);
        var below = Math.Min((int)place, Scale.Length - 2);
        var (from, to, share) = (Scale[below], Scale[below + 1], place - below);
        return (from.R + ((to.R - from.R) * share), from.G + ((to.G - from.G) * share), from.B + ((to.B - from.B) * share));
    }
}
