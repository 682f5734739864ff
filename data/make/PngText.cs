using System.Buffers.Binary;
using System.Text;

namespace FineTune.MakeData;

/// <summary>The words in a PNG file: the collection's images carry their title and author.</summary>
internal static class PngText
{
    /// <summary>The value of a tEXt chunk, or nothing.</summary>
    internal static string Read(string file, string keyword)
    {
        using var stream = File.OpenRead(file);
        stream.Position = 8;
        var head = new byte[8];
        while (stream.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(head);
            if (Encoding.ASCII.GetString(head, 4, 4) != "tEXt")
            {
                stream.Position += length + 4;
                continue;
            }
            var data = new byte[length];
            stream.ReadExactly(data);
            stream.Position += 4;
            var parts = Decode(data).Split('\0', 2);
            if (parts.Length == 2 && parts[0] == keyword)
                return string.Join(' ', parts[1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        return "";
    }

    // The standard says Latin-1; much of the collection wrote UTF-8 all the same.
    private static string Decode(byte[] data)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(data);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(data);
        }
    }
}
