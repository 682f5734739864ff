using System.Buffers.Binary;

namespace FineTune.Data.Jpeg;

/// <summary>What stands before the pixels of a JPEG file (ITU-T T.81, annex B).</summary>
/// <param name="Width">Columns as the file stores them.</param>
/// <param name="Height">Rows.</param>
/// <param name="Colours">1: grey. 3: colours. 4: inks, inverted as Adobe does.</param>
/// <param name="Orientation">EXIF's number for how it is to be turned, 1 to 8.</param>
internal readonly record struct JpegHeader(int Width, int Height, int Colours, int Orientation)
{
    private static ReadOnlySpan<byte> Beginning => [0xFF, 0xD8, 0xFF];

    /// <summary>Columns and rows as the image is meant to be seen.</summary>
    internal (int Width, int Height) SeenSize => Orientation < 5 ? (Width, Height) : (Height, Width);

    /// <summary>The header of a file of 8 bits a colour, baseline or progressive, whose EXIF can be read. Null for any other.</summary>
    internal static JpegHeader? Of(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Beginning)) return null;
        JpegHeader? frame = null;
        int? orientation = null;
        var adobe = false;
        for (var at = 2; at + 4 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xDA) return frame is not { } found || (found.Colours == 4 && !adobe) ? null : found with { Orientation = orientation ?? 1 };
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) return null;
            var content = file.Slice(at + 4, length - 2);
            if (IsFrame(marker) && (frame is not null || (frame = Frame(content)) is null)) return null;
            if (IsExif(marker, content) && (orientation is not null || (orientation = Exif.Orientation(content)) is null)) return null;
            adobe |= marker == 0xEE && content.StartsWith("Adobe"u8);
            at += 2 + length;
        }
        return null;
    }

    private static JpegHeader? Frame(ReadOnlySpan<byte> content)
    {
        if (content.Length < 6 || content[0] != 8 || content[5] is not (1 or 3 or 4)) return null;
        var (width, height) = (BinaryPrimitives.ReadUInt16BigEndian(content[3..]), BinaryPrimitives.ReadUInt16BigEndian(content[1..]));
        return width == 0 || height == 0 ? null : new JpegHeader(width, height, content[5], 1);
    }

    // XMP stands in such a segment too.
    private static bool IsExif(byte marker, ReadOnlySpan<byte> content) => marker == 0xE1 && content.StartsWith("Exif"u8);

    // SOF0, SOF1 and SOF2: baseline, extended, progressive.
    private static bool IsFrame(byte marker) => marker is 0xC0 or 0xC1 or 0xC2;
}
