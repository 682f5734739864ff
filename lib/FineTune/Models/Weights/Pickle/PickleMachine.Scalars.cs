using System.Globalization;
using System.Numerics;

namespace FineTune.Models.Weights.Pickle;

// None, truth values, numbers and strings.
internal sealed partial class PickleMachine
{
    // Longer than any number that a checkpoint has; the time to parse decimal digits grows with their square.
    private const int MaxNumberBytes = 256;

    private bool Scalar(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.None => Push(null),
        PickleOpcode.NewTrue => Push(true),
        PickleOpcode.NewFalse => Push(false),
        PickleOpcode.Int => IntLine(),
        PickleOpcode.BinInt => Push((long)input.Int32()),
        PickleOpcode.BinInt1 => Push((long)input.Byte()),
        PickleOpcode.BinInt2 => Push((long)input.UInt16()),
        PickleOpcode.Long => Number(Decimal(ShortLine().TrimEnd('L'))),
        PickleOpcode.Long1 => Number(TwosComplement(input.Byte())),
        PickleOpcode.Long4 => Number(TwosComplement(input.Int32())),
        PickleOpcode.Float => Push(double.Parse(ShortLine(), CultureInfo.InvariantCulture)),
        PickleOpcode.BinFloat => Push(input.Double()),
        _ => false,
    };

    private bool Text(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.String => Push(input.Line().Trim('\'', '"')),
        // Python 2 strings: bytes, which in a state dict are ASCII names.
        PickleOpcode.BinString => Push(input.Latin1(input.Int32())),
        PickleOpcode.ShortBinString => Push(input.Latin1(input.Byte())),
        PickleOpcode.Unicode => Push(input.Line()),
        PickleOpcode.BinUnicode => Push(input.Text(input.UInt32())),
        PickleOpcode.ShortBinUnicode => Push(input.Text(input.Byte())),
        PickleOpcode.BinUnicode8 => Push(input.Text(input.Int64())),
        PickleOpcode.BinBytes => Push(new PickleBytes(input.Bytes(input.UInt32()))),
        PickleOpcode.ShortBinBytes => Push(new PickleBytes(input.Bytes(input.Byte()))),
        PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8 => Push(new PickleBytes(input.Bytes(input.Int64()))),
        _ => false,
    };

    // Protocol 0 spells True and False as the numbers 01 and 00.
    private bool IntLine() => ShortLine() switch { "01" => Push(true), "00" => Push(false), var digits => Number(Decimal(digits)) };

    private long DecimalLine() => long.Parse(ShortLine(), CultureInfo.InvariantCulture);

    private string ShortLine()
    {
        var line = input.Line();
        return line.Length <= MaxNumberBytes ? line : throw new BadWeightsException($"The pickle holds a number of {line.Length} characters.");
    }

    private BigInteger TwosComplement(int count)
        => count <= MaxNumberBytes ? new BigInteger(input.Bytes(count)) : throw new BadWeightsException($"The pickle holds a number of {count} bytes.");

    private static BigInteger Decimal(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);

    private bool Number(BigInteger number) => number >= long.MinValue && number <= long.MaxValue ? Push((long)number) : Push(number);
}
