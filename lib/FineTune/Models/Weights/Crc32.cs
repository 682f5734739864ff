namespace FineTune.Models.Weights;

/// <summary>
/// The checksum of zip and PNG: CRC-32 of IEEE 802.3 (polynomial 0xEDB88320, reflected), sixteen bytes at a time.
/// Source: Kounavis and Berry, "A systematic approach to building high performance software-based CRC generators", 2005.
/// </summary>
internal struct Crc32
{
    private const int Slices = 16;

    private static readonly uint[][] Tables = MakeTables();

    private uint state;

    internal readonly uint Value => state;

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = ~state;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var next = 0u;
            for (var i = 0; i < Slices; i++)
            {
                // The running remainder is folded into the first four bytes.
                var index = i < 4 ? (byte)(bytes[i] ^ (crc >> (8 * i))) : bytes[i];
                next ^= Tables[Slices - 1 - i][index];
            }
            crc = next;
        }
        foreach (var value in bytes) crc = Tables[0][(byte)(crc ^ value)] ^ (crc >> 8);
        state = ~crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[Slices][];
        for (var slice = 0; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
            for (var i = 0u; i < 256; i++)
                tables[slice][i] = slice == 0 ? ByBit(i) : (tables[slice - 1][i] >> 8) ^ tables[0][(byte)tables[slice - 1][i]];
        }
        return tables;
    }

    private static uint ByBit(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
        return value;
    }
}
