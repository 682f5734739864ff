namespace FineTune.Models.Weights;

/// <summary>Whole numbers from 0 up, seven bits a byte, the lowest first; the high bit says that more follow.</summary>
internal static class Leb128
{
    internal static long Read(BinaryReader reader)
    {
        var value = reader.Read7BitEncodedInt64();
        return value >= 0 ? value : throw new BadWeightsException("The file holds a negative number where a count or a size is due.");
    }

    internal static void Write(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);
}
