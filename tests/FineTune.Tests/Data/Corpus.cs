using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FineTune.Tests.Data;

/// <summary>Files that are too large to be committed.</summary>
internal static class Corpus
{
    /// <summary>A real grey PNG of 30,000 x 20,000: 600 megapixels, all of them there, all black.</summary>
    internal static void WriteHugePng(string path)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + 30_000];
            for (var y = 0; y < 20_000; y++) zlib.Write(row);
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, 30_000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 20_000);
        header[8] = 8;
        using var file = File.Create(path);
        file.Write([0x89, .. "PNG\r\n\x1a\n"u8]);
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Chunk(file, "IEND", []);
    }

    private static void Chunk(Stream file, string kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    // PNG's own: https://www.w3.org/TR/png-3/#D-CRCAppendix.
    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
        }
        return ~crc;
    }
}
