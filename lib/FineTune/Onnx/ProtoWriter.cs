using System.Text;

namespace FineTune.Onnx;

/// <summary>
/// Writes protocol buffers' wire format: as much of it as ONNX needs. Source: protobuf.dev, "Encoding". The field numbers are those of
/// onnx.proto (github.com/onnx/onnx).
/// </summary>
internal sealed class ProtoWriter
{
    private const int VarintType = 0, LengthType = 2, FixedType = 5;

    private readonly List<ReadOnlyMemory<byte>> parts = [];

    internal long Length => parts.Sum(part => (long)part.Length);

    internal ProtoWriter Number(int field, long value)
    {
        Tag(field, VarintType);
        Add(Varint((ulong)value));
        return this;
    }

    internal ProtoWriter Real(int field, float value)
    {
        Tag(field, FixedType);
        Add(BitConverter.GetBytes(value));
        return this;
    }

    internal ProtoWriter Text(int field, string value) => Raw(field, Encoding.UTF8.GetBytes(value));

    internal ProtoWriter Raw(int field, ReadOnlyMemory<byte> bytes)
    {
        Tag(field, LengthType);
        Add(Varint((ulong)bytes.Length));
        Add(bytes);
        return this;
    }

    internal ProtoWriter Message(int field, ProtoWriter message)
    {
        Tag(field, LengthType);
        Add(Varint((ulong)message.Length));
        parts.AddRange(message.parts);
        return this;
    }

    /// <summary>The fields of another message after these.</summary>
    internal ProtoWriter Append(ProtoWriter fields)
    {
        parts.AddRange(fields.parts);
        return this;
    }

    internal void CopyTo(Stream stream)
    {
        foreach (var part in parts) stream.Write(part.Span);
    }

    private void Tag(int field, int type) => Add(Varint((ulong)((field << 3) | type)));

    private void Add(ReadOnlyMemory<byte> bytes) => parts.Add(bytes);

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>(10);
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
