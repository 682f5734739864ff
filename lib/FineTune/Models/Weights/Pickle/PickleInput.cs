using System.Buffers.Binary;
using System.Text;

namespace FineTune.Models.Weights.Pickle;

/// <summary>The bytes of a pickle. No length read from them is believed before that many bytes are known to follow.</summary>
internal sealed class PickleInput(Stream stream)
{
    private const int MaxLineBytes = 1 << 16;

    // Strict: a name that isn't UTF-8 is damage, not a name with question marks in it.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal byte Byte()
    {
        var value = stream.ReadByte();
        return value >= 0 ? (byte)value : throw new EndOfStreamException("the pickle ends in the middle");
    }

    internal byte[] Bytes(long count)
    {
        Require(count, "string");
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <exception cref="BadWeightsException">Fewer bytes than that are left.</exception>
    internal void Require(long count, string what)
    {
        var left = stream.Length - stream.Position;
        if (count < 0 || count > left) throw new BadWeightsException($"The pickle claims a {what} of {(ulong)count} bytes; {left} are left.");
    }

    internal string Text(long count) => Utf8.GetString(Bytes(count));

    internal string Latin1(long count) => Encoding.Latin1.GetString(Bytes(count));

    internal ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Fixed(stackalloc byte[2]));

    internal int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Fixed(stackalloc byte[4]));

    internal uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Fixed(stackalloc byte[4]));

    internal long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Fixed(stackalloc byte[8]));

    /// <summary>A float, the one number that pickle writes big-endian.</summary>
    internal double Double() => BinaryPrimitives.ReadDoubleBigEndian(Fixed(stackalloc byte[8]));

    /// <summary>Up to the next line feed, without it.</summary>
    internal string Line()
    {
        var line = new List<byte>();
        for (var next = Byte(); next != '\n'; next = Byte())
        {
            if (line.Count == MaxLineBytes) throw new BadWeightsException("The pickle holds a line without an end.");
            line.Add(next);
        }
        return Utf8.GetString(line.ToArray());
    }

    private Span<byte> Fixed(Span<byte> bytes)
    {
        stream.ReadExactly(bytes);
        return bytes;
    }
}
