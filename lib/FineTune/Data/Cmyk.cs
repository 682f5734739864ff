namespace FineTune.Data;

/// <summary>Inks as light, by multiplication, as Pillow does it: without a profile nobody knows the inks better.</summary>
/// <remarks>After Pillow's src/libImaging/Convert.c (cmyk2rgb).</remarks>
internal static class Cmyk
{
    /// <summary>Writes red, green and blue over cyan, magenta, yellow and black, from the first byte on.</summary>
    /// <param name="data">Four bytes a pixel; three afterwards.</param>
    /// <param name="pixels">How many.</param>
    /// <param name="inverted">Whether 255 is no ink, as in Adobe's JPEG files.</param>
    internal static void ToRgb(byte[] data, int pixels, bool inverted)
    {
        var flip = inverted ? 0 : 255;
        for (int i = 0, from = 0, to = 0; i < pixels; i++, from += 4, to += 3)
        {
            var paper = flip ^ data[from + 3];
            for (var c = 0; c < 3; c++) data[to + c] = (byte)(paper - Over255((255 - (flip ^ data[from + c])) * paper));
        }
    }

    private static int Over255(int product)
    {
        var half = product + 128;
        return ((half >> 8) + half) >> 8;
    }
}
