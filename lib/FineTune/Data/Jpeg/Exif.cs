using System.Buffers.Binary;

namespace FineTune.Data.Jpeg;

/// <summary>The one entry of EXIF that matters here: how the camera was held.</summary>
internal static class Exif
{
    private const ushort Entry = 0x0112, Short = 3;

    /// <summary>1 to 8, as EXIF 2.3 numbers them in 4.6.4; 1 where it says nothing, or nothing that has a meaning. Null where it can't be read.</summary>
    /// <param name="segment">"Exif", two zeros, and a TIFF structure.</param>
    internal static int? Orientation(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 14) return null;
        var tiff = segment[6..];
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8)) return null;
        var first = Four(tiff, 4, little);
        if (first > tiff.Length - 2) return null;
        var entries = Two(tiff, (int)first, little);
        for (var i = 0; i < entries; i++)
        {
            var at = (int)first + 2 + (12 * i);
            if (at + 12 > tiff.Length) return null;
            if (Two(tiff, at, little) != Entry) continue;
            if (Two(tiff, at + 2, little) != Short || Four(tiff, at + 4, little) != 1) return null;
            return Two(tiff, at + 8, little) is >= 1 and <= 8 and var orientation ? orientation : 1;
        }
        return 1;
    }

    private static ushort Two(ReadOnlySpan<byte> tiff, int at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt16BigEndian(tiff[at..]);

    private static uint Four(ReadOnlySpan<byte> tiff, int at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[at..]);
}
