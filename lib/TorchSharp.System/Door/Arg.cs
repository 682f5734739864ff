using System;
using static TorchSharp.torch;

namespace TorchSharp.Door;

/// <summary>One argument of an operator on the C# side: everything that an operator takes converts to it.</summary>
internal readonly struct Arg
{
    internal readonly object? Reference;
    internal readonly long Bits;
    internal readonly Tag Tag;

    private Arg(Tag tag, long bits, object? reference = null)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
    }

    private Arg(Tag tag, object? reference) : this(reference is null ? Tag.None : tag, 0, reference) { }

    /// <summary>An absent optional, or the schema's place for an undefined tensor.</summary>
    internal static Arg None => default;

    /// <summary>ATen's code of torch.contiguous_format, channels_last and preserve_format.</summary>
    internal static Arg Format(memory_format format) => format switch
    {
        memory_format.contiguous_format => 0,
        memory_format.preserve_format => 1,
        _ => 2,
    };

    public static implicit operator Arg(Tensor? value) => new(Tag.Tensor, value);
    public static implicit operator Arg(Tensor?[]? value) => new(Tag.TensorList, value);
    public static implicit operator Arg(int value) => new(Tag.Int, value);
    public static implicit operator Arg(long value) => new(Tag.Int, value);
    public static implicit operator Arg(long? value) => value is { } given ? given : None;
    public static implicit operator Arg(int? value) => value is { } given ? given : None;
    public static implicit operator Arg(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(double? value) => value is { } given ? given : None;
    public static implicit operator Arg(bool value) => new(Tag.Bool, value ? 1 : 0);
    public static implicit operator Arg(bool? value) => value is { } given ? given : None;
    public static implicit operator Arg(long[]? value) => new(Tag.IntList, value);
    public static implicit operator Arg(ReadOnlySpan<long> value) => new(Tag.IntList, value.ToArray());
    public static implicit operator Arg(double[]? value) => new(Tag.DoubleList, value);
    public static implicit operator Arg(bool[]? value) => new(Tag.BoolList, value);
    public static implicit operator Arg(string? value) => new(Tag.String, value);
    public static implicit operator Arg(Generator? value) => new(Tag.Generator, value);
    public static implicit operator Arg(ScalarType value) => new(Tag.Int, (long)value);
    public static implicit operator Arg(ScalarType? value) => value is { } given ? given : None;
    public static implicit operator Arg(Device? value) => value is null ? None : new(Tag.Device, value.Packed);
    public static implicit operator Arg(Scalar? value) => value is null ? None : value.ToArg();

    internal static Arg Complex(double[] parts) => new(Tag.Complex, 0, parts);
    internal static Arg Integer(long value) => new(Tag.Int, value);
    internal static Arg Number(double value) => value;
    internal static Arg Boolean(bool value) => value;
}
