using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using static TorchSharp.torch;

namespace FineTune.Data.Cached;

/// <summary>
/// What stands before the rows: 8 bytes of magic, three lengths, the SHA-256 of the rest, a line of JSON with the SHA-256 of the rows, and
/// the key of each row.
/// The rows begin at a page of their own, so that they can be mapped.
/// </summary>
/// <param name="Identity">The function that made the rows.</param>
/// <param name="RowShape">The shape of one row.</param>
/// <param name="Dtype">The type of its numbers.</param>
/// <param name="Keys">What each row was made from.</param>
internal sealed record RowFileHeader(ContentHash Identity, long[] RowShape, ScalarType Dtype, IReadOnlyList<ContentHash> Keys)
{
    private const int Page = 4096, Fixed = 64, MostJson = 4096;

    private static ReadOnlySpan<byte> Magic => "FTROWS2\n"u8;

    internal long RowBytes => Cached.RowBytes.Of(Dtype, RowShape);

    /// <summary>Where the rows begin in a file with room for so many.</summary>
    internal static long DataStart(int rows) => (Fixed + MostJson + ((long)rows * ContentHash.Bytes) + Page - 1) / Page * Page;

    /// <param name="dataStart">Where the rows begin.</param>
    /// <param name="rows">The hash of all rows, one after the other.</param>
    internal byte[] ToBytes(long dataStart, ContentHash rows)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new Description($"{Identity}", RowShape, $"{Dtype}", $"{rows}"));
        var bytes = new byte[Fixed + json.Length + (Keys.Count * ContentHash.Bytes)];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), json.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Keys.Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), dataStart);
        json.CopyTo(bytes, Fixed);
        for (var i = 0; i < Keys.Count; i++) Keys[i].Write(bytes.AsSpan(Fixed + json.Length + (i * ContentHash.Bytes)));
        Seal(bytes).CopyTo(bytes.AsSpan(32));
        return bytes;
    }

    /// <summary>Reads and checks a header.</summary>
    /// <exception cref="InvalidDataException">It is not whole, or the file is not as long as it says.</exception>
    internal static (RowFileHeader Header, long DataStart) Read(Stream stream)
    {
        var start = new byte[Fixed];
        stream.ReadExactly(start);
        long json = BinaryPrimitives.ReadInt64LittleEndian(start.AsSpan(8)), rows = BinaryPrimitives.ReadInt64LittleEndian(start.AsSpan(16)), data = BinaryPrimitives.ReadInt64LittleEndian(start.AsSpan(24));
        if (!start.AsSpan(0, 8).SequenceEqual(Magic) || json is < 2 or > MostJson || rows < 1 || rows > int.MaxValue / ContentHash.Bytes || data < DataStart((int)rows) || data > stream.Length)
            throw new InvalidDataException("this is no cache file");
        var bytes = new byte[Fixed + json + (rows * ContentHash.Bytes)];
        start.CopyTo(bytes, 0);
        stream.ReadExactly(bytes.AsSpan(Fixed));
        if (!Seal(bytes).AsSpan().SequenceEqual(bytes.AsSpan(32, ContentHash.Bytes))) throw new InvalidDataException("the header is damaged");
        var described = JsonSerializer.Deserialize<Description>(bytes.AsSpan(Fixed, (int)json))!;
        var keys = Enumerable.Range(0, (int)rows).Select(i => ContentHash.Read(bytes.AsSpan(Fixed + (int)json + (i * ContentHash.Bytes)))).ToArray();
        var header = new RowFileHeader(ContentHash.Read(Convert.FromHexString(described.Identity)), described.Shape, Enum.Parse<ScalarType>(described.Dtype), keys);
        if (stream.Length != data + (rows * header.RowBytes)) throw new InvalidDataException($"the file has {stream.Length} bytes and not {data + (rows * header.RowBytes)}");
        if (HashRows(stream, data) != ContentHash.Read(Convert.FromHexString(described.Rows))) throw new InvalidDataException("the rows are damaged");
        return (header, data);
    }

    /// <summary>The hash of what stands from the first row on.</summary>
    internal static ContentHash HashRows(Stream stream, long dataStart)
    {
        stream.Position = dataStart;
        return ContentHash.Of(stream);
    }

    // Over all of the header but the seal itself.
    private static byte[] Seal(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes, 0, 32);
        hash.AppendData(bytes, Fixed, bytes.Length - Fixed);
        return hash.GetHashAndReset();
    }

    private sealed record Description(string Identity, long[] Shape, string Dtype, string Rows);
}
