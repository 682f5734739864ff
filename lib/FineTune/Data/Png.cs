using System.Buffers.Binary;
using System.IO.Compression;

namespace FineTune.Data;

/// <summary>Writes pixels as PNG, for a file or for an image in a notebook.</summary>
public static class Png
{
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
        PngChunk.Write(file, "IHDR"u8, header);
        PngChunk.Write(file, "IDAT"u8, Compress(image));
        PngChunk.Write(file, "IEND"u8, []);
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
}
