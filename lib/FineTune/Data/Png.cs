using System.Buffers.Binary;
using System.IO.Compression;

namespace FineTune.Data;

/// <summary>Writes pixels as PNG, for a file or for an image in a notebook.</summary>
public static class Png
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var bit = 0; bit < 8; bit++)
            c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1);
        return c;
    })];

    /// <summary>Encodes an image.</summary>
    /// <param name="image">3 channels become RGB, 4 RGB with alpha.</param>
    /// <returns>The bytes of a PNG file; the same pixels give the same bytes.</returns>
    public static byte[] Encode(Pixels image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        (header[8], header[9]) = (8, (byte)(image.Channels == 4 ? 6 : 2));

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(image));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(Pixels image)
    {
        using var result = new MemoryStream();
        using (var zlib = new ZLibStream(result, CompressionLevel.SmallestSize))
        {
            var stride = image.Width * image.Channels;
            ReadOnlySpan<byte> above = new byte[stride];
            for (var y = 0; y < image.Height; y++)
            {
                var row = image.Data.AsSpan(y * stride, stride);
                zlib.Write(PngFilter.Best(row, above, image.Channels));
                above = row;
            }
        }
        return result.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
            crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return crc;
    }
}
