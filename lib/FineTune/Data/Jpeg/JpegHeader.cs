using System.Buffers.Binary;

namespace FineTune.Data.Jpeg;

/// <summary>What stands before the pixels of a JPEG file (ITU-T T.81, annex B).</summary>
/// <param name="Width">Columns as the file stores them.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct JpegHeader(int Width, int Height)
{
    private static ReadOnlySpan<byte> Beginning => [0xFF, 0xD8, 0xFF];

    /// <summary>The header of an ordinary file: grey or YCbCr, upright, without a colour profile. Null for any other.</summary>
    internal static JpegHeader? OfOrdinary(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Beginning)) return null;
        JpegHeader? frame = null;
        for (var at = 2; at + 4 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xDA) return frame;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) return null;
            var content = file.Slice(at + 4, length - 2);
            if (IsUnusual(marker, content)) return null;
            if (IsFrame(marker))
            {
                if (frame is not null || content.Length < 6 || content[0] != 8 || content[5] is not (1 or 3)) return null;
                frame = new JpegHeader(BinaryPrimitives.ReadUInt16BigEndian(content[3..]), BinaryPrimitives.ReadUInt16BigEndian(content[1..]));
                if (frame is { Width: 0 } or { Height: 0 }) return null;
            }
            at += 2 + length;
        }
        return null;
    }

    // EXIF can turn the image, APP2 holds colour profiles, Adobe's APP14 names other colours.
    private static bool IsUnusual(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE1 => content.StartsWith("Exif"u8) && !Exif.IsUpright(content),
        0xE2 => content.StartsWith("ICC_PROFILE"u8),
        0xEE => content.StartsWith("Adobe"u8),
        _ => false,
    };

    // SOF0, SOF1 and SOF2: baseline, extended, progressive.
    private static bool IsFrame(byte marker) => marker is 0xC0 or 0xC1 or 0xC2;
}
