using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Door;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What all the factories come down to.</summary>
internal static class Make
{
    internal static Tensor Sized(string op, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad)
        => Finished(Aten.One(op, size, dtype, Arg.None, InitializeDevice(device)), requires_grad);

    internal static Tensor Full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device? device, bool requires_grad)
        => Finished(Aten.One("full", size, value, dtype, Arg.None, InitializeDevice(device)), requires_grad);

    internal static Tensor Random(string op, ReadOnlySpan<long> size, Generator? generator, ScalarType? dtype, Device? device, bool requires_grad)
        => dtype is { } given && is_integral(given)
            ? throw new ArgumentException($"torch.{op}() was passed a bad dtype: {given}. It must be floating point or complex.", nameof(dtype))
            : Finished(Aten.One(op == "rand" ? "rand.generator" : "randn.generator", size, generator, dtype, Arg.None, InitializeDevice(device)), requires_grad);

    internal static Tensor Integers(long low, long high, ReadOnlySpan<long> size, Generator? generator, ScalarType? dtype, Device? device, bool requires_grad)
    {
        var type = dtype ?? ScalarType.Int64;
        if (!is_complex(type)) return Finished(Aten.One("randint.low_generator", low, high, size, generator, type, Arg.None, InitializeDevice(device)), requires_grad);
        // libtorch draws no complex integers: pairs of real ones are them.
        var real = type == ScalarType.ComplexFloat32 ? ScalarType.Float32 : ScalarType.Float64;
        using var pairs = Integers(low, high, [.. size, 2], generator, real, device, false);
        return Finished(pairs.view_as_complex(), requires_grad);
    }

    /// <summary>A complex dtype where libtorch makes only real ones: made real, then cast.</summary>
    internal static Tensor Real(ScalarType? dtype, Func<ScalarType?, Tensor> make) => dtype switch
    {
        ScalarType.ComplexFloat32 => make(ScalarType.Float32).to_type(ScalarType.ComplexFloat32, disposeAfter: true),
        ScalarType.ComplexFloat64 => make(ScalarType.Float64).to_type(ScalarType.ComplexFloat64, disposeAfter: true),
        _ => make(dtype),
    };

    internal static Tensor Scalar<T>(T value, ScalarType? dtype, Device? device, bool requires_grad) where T : unmanaged
        => From(new ReadOnlySpan<T>(in value), [], dtype, device, requires_grad);

    /// <summary>A copy of the elements.</summary>
    internal static Tensor From<T>(ReadOnlySpan<T> elements, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad) where T : unmanaged
    {
        if (typeof(T) == typeof((double, double)))
            return From(MemoryMarshal.Cast<T, Complex>(elements), shape, dtype, device, requires_grad);
        var wanted = 1L;
        foreach (var n in shape) wanted *= n;
        if (wanted != elements.Length) throw new ArgumentException($"{elements.Length} elements do not fill the shape [{string.Join(",", shape.ToArray())}].");
        var made = Aten.One("empty.memory_format", shape, Elements.DtypeOf(typeof(T)), Arg.None, CPU);
        MemoryMarshal.AsBytes(elements).CopyTo(made.bytes);
        return Placed(made, dtype, device, requires_grad);
    }

    internal static Tensor FromGrid<T>(Array grid, ScalarType? dtype, Device? device, bool requires_grad) where T : unmanaged
    {
        var shape = Enumerable.Range(0, grid.Rank).Select(d => (long)grid.GetLength(d)).ToArray();
        var elements = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(grid), grid.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        return From(MemoryMarshal.Cast<byte, T>(elements), shape, dtype, device, requires_grad);
    }

    internal static ReadOnlySpan<T> Span<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> growing => CollectionsMarshal.AsSpan(growing),
        _ => list.ToArray(),
    };

    internal static long[] Longs(ReadOnlySpan<int> numbers)
    {
        var longs = new long[numbers.Length];
        for (var i = 0; i < longs.Length; i++) longs[i] = numbers[i];
        return longs;
    }

    /// <summary>The new tensor, cast and moved where that is asked for.</summary>
    internal static Tensor Placed(Tensor made, ScalarType? dtype, Device? device, bool requires_grad)
    {
        ScalarType type = dtype ?? made.dtype;
        Device place = InitializeDevice(device);
        return Finished(made.Is(type, place) ? made : made.to(type, place, disposeAfter: true), requires_grad);
    }

    internal static Tensor Finished(Tensor made, bool requires_grad) => requires_grad ? made.requires_grad_() : made;
}
