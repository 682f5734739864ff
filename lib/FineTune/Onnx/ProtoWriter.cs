using Google.Protobuf;

namespace FineTune.Onnx;

/// <summary>
/// One message of protocol buffers, field by field, over Google.Protobuf's writer; large fields are not copied. The field numbers are those
/// of onnx.proto (github.com/onnx/onnx).
/// </summary>
internal sealed class ProtoWriter
{
    private readonly List<Field> fields = [];

    internal int Length => fields.Sum(one => one.Length);

    internal ProtoWriter Number(int field, long value) =>
        Add(field, WireFormat.WireType.Varint, CodedOutputStream.ComputeInt64Size(value), output => output.WriteInt64(value));

    internal ProtoWriter Real(int field, float value) =>
        Add(field, WireFormat.WireType.Fixed32, CodedOutputStream.ComputeFloatSize(value), output => output.WriteFloat(value));

    internal ProtoWriter Text(int field, string value) =>
        Add(field, WireFormat.WireType.LengthDelimited, CodedOutputStream.ComputeStringSize(value), output => output.WriteString(value));

    internal ProtoWriter Raw(int field, ReadOnlyMemory<byte> bytes)
    {
        var value = UnsafeByteOperations.UnsafeWrap(bytes);
        return Add(field, WireFormat.WireType.LengthDelimited, CodedOutputStream.ComputeBytesSize(value), output => output.WriteBytes(value));
    }

    internal ProtoWriter Message(int field, ProtoWriter message)
    {
        var length = message.Length;
        return Add(field, WireFormat.WireType.LengthDelimited, CodedOutputStream.ComputeLengthSize(length) + length, output =>
        {
            output.WriteLength(length);
            message.WriteTo(output);
        });
    }

    /// <summary>The fields of another message after these.</summary>
    internal ProtoWriter Append(ProtoWriter other)
    {
        fields.AddRange(other.fields);
        return this;
    }

    internal void CopyTo(Stream stream)
    {
        using var output = new CodedOutputStream(stream, leaveOpen: true);
        WriteTo(output);
    }

    private void WriteTo(CodedOutputStream output)
    {
        foreach (var one in fields) one.Write(output);
    }

    private ProtoWriter Add(int number, WireFormat.WireType type, int length, Action<CodedOutputStream> write)
    {
        fields.Add(new Field(CodedOutputStream.ComputeTagSize(number) + length, output =>
        {
            output.WriteTag(number, type);
            write(output);
        }));
        return this;
    }

    private sealed record Field(int Length, Action<CodedOutputStream> Write);
}
