using System.Buffers.Binary;
using System.IO.Compression;
using FineTune.Data;

namespace FineTune.Charts.Png;

/// <summary>Pixels as a PNG file. Source: W3C, Portable Network Graphics (PNG) Specification.</summary>
internal static class PngWriter
{
    private static readonly byte[] Signature = [0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'];

    // By channels: grey, grey and alpha, RGB, RGB and alpha.
    private static readonly byte[] ColorTypes = [0, 4, 2, 6];

    /// <exception cref="ArgumentException">The pixels don't fill the image.</exception>
    internal static void Check(Picture picture)
    {
        var (pixels, width, height, channels, caption) = picture;
        if (width < 1 || height < 1 || channels is < 1 or > 4) throw new ArgumentException($"Image '{caption}' claims to be {width}x{height} with {channels} channels: give at least one pixel, and 1 to 4 channels.");
        var due = (long)width * height * channels;
        if (pixels.Length != due) throw new ArgumentException($"Image '{caption}' of {width}x{height} with {channels} channels has {due} bytes; {pixels.Length} were given.");
    }

    internal static byte[] Write(Picture picture)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        PngChunk.Write(png, "IHDR"u8, Header(picture));
        PngChunk.Write(png, "IDAT"u8, Compressed(picture));
        PngChunk.Write(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Width, height, 8 bits a channel, the channels; then deflate, adaptive filters, not interlaced.
    private static byte[] Header(Picture picture)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        header[8] = 8;
        header[9] = ColorTypes[picture.Channels - 1];
        return header;
    }

    private static ReadOnlySpan<byte> Compressed(Picture picture)
    {
        var stride = picture.Width * picture.Channels;
        var filter = new PngFilter(stride, picture.Channels);
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            ReadOnlySpan<byte> above = new byte[stride];
            for (var y = 0; y < picture.Height; y++)
            {
                var row = picture.Pixels.Span.Slice(y * stride, stride);
                zlib.Write(filter.Best(row, above));
                above = row;
            }
        }
        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }
}
