using System;
using System.Numerics;
using TorchSharp.Door;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number with its dtype, as operators take it.</summary>
public sealed class Scalar : IDisposable
{
    private readonly double real;
    private readonly double imaginary;
    private readonly long integer;

    private Scalar(ScalarType type, long integer)
    {
        Type = type;
        this.integer = integer;
        real = integer;
    }

    private Scalar(ScalarType type, double real, double imaginary = 0)
    {
        Type = type;
        this.real = real;
        this.imaginary = imaginary;
        integer = double.IsFinite(real) ? (long)real : 0;
    }

    /// <summary>As libtorch's numbers have it: Bool, Int64, Float64 or ComplexFloat64.</summary>
    public ScalarType Type { get; }

    internal double Real => real;

    internal double Imaginary => imaginary;

    internal long Integer => integer;

    public static implicit operator Scalar(byte value) => new(ScalarType.Int64, (long)value);
    public static implicit operator Scalar(sbyte value) => new(ScalarType.Int64, (long)value);
    public static implicit operator Scalar(short value) => new(ScalarType.Int64, (long)value);
    public static implicit operator Scalar(int value) => new(ScalarType.Int64, (long)value);
    public static implicit operator Scalar(long value) => new(ScalarType.Int64, value);
    public static implicit operator Scalar(Half value) => new(ScalarType.Float64, (double)value);
    public static implicit operator Scalar(float value) => new(ScalarType.Float64, (double)value);
    public static implicit operator Scalar(double value) => new(ScalarType.Float64, value);
    public static implicit operator Scalar(bool value) => new(ScalarType.Bool, value ? 1L : 0L);
    public static implicit operator Scalar((float, float) value) => new(ScalarType.ComplexFloat64, value.Item1, value.Item2);
    public static implicit operator Scalar(Complex value) => new(ScalarType.ComplexFloat64, value.Real, value.Imaginary);

    /// <summary>Nothing to give back: the value lives on the managed side.</summary>
    public void Dispose() { }

    internal static Scalar BFloat16(float value) => new(ScalarType.Float64, (double)value);

    internal Arg ToArg() => Type switch
    {
        ScalarType.Bool => Arg.Boolean(integer != 0),
        ScalarType.Float64 => Arg.Number(real),
        ScalarType.ComplexFloat64 => Arg.Complex([real, imaginary]),
        _ => Arg.Integer(integer),
    };
}
