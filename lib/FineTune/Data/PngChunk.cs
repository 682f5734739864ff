using System.Buffers.Binary;
using FineTune.Models.Weights;

namespace FineTune.Data;

/// <summary>A chunk of a PNG file: its length, type and content, then their checksum.</summary>
internal static class PngChunk
{
    internal static void Write(Stream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(type);
        png.Write(content);
        var crc = new Crc32();
        crc.Append(type);
        crc.Append(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.Value);
        png.Write(number);
    }
}
