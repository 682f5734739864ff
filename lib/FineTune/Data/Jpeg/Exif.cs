using System.Buffers.Binary;

namespace FineTune.Data.Jpeg;

/// <summary>The one entry of EXIF that matters here: how the camera was held.</summary>
internal static class Exif
{
    private const ushort Orientation = 0x0112;

    /// <summary>Whether the image is to be shown as it is stored; what cannot be read is not.</summary>
    /// <param name="segment">"Exif", two zeros, and a TIFF structure.</param>
    internal static bool IsUpright(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 14) return false;
        var tiff = segment[6..];
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8)) return false;
        var first = Long(tiff, 4, little);
        if (first > tiff.Length - 2) return false;
        var entries = Short(tiff, (int)first, little);
        for (var i = 0; i < entries; i++)
        {
            var at = (int)first + 2 + (12 * i);
            if (at + 12 > tiff.Length) return false;
            if (Short(tiff, at, little) == Orientation) return Short(tiff, at + 8, little) == 1;
        }
        return true;
    }

    private static ushort Short(ReadOnlySpan<byte> tiff, int at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt16BigEndian(tiff[at..]);

    private static uint Long(ReadOnlySpan<byte> tiff, int at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[at..]);
}
