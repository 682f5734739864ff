using System;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Door;

/// <summary>
/// Calls an operator of ATen by name. Arguments stand in the order of ATen's schema (native_functions.yaml); those at the
/// end that are left out take the schema's defaults.
/// </summary>
internal static unsafe class Aten
{
    private const int BufferBytes = 512;

    /// <summary>An operator that returns one tensor.</summary>
    internal static Tensor One(string op, params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Call(op, arguments, &result, 1);
        return Own(result);
    }

    /// <summary>An operator in place: what it returns is its first argument again.</summary>
    internal static Tensor InPlace(string op, params ReadOnlySpan<Arg> arguments)
    {
        Call(op, arguments, null, 0);
        return Unsafe.As<Tensor>(arguments[0].Reference!);
    }

    /// <summary>An operator that returns two tensors.</summary>
    internal static (Tensor, Tensor) Two(string op, params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc Value[2];
        Call(op, arguments, results, 2);
        return (Own(results[0]), Own(results[1]));
    }

    /// <summary>An operator that returns three tensors.</summary>
    internal static (Tensor, Tensor, Tensor) Three(string op, params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc Value[3];
        Call(op, arguments, results, 3);
        return (Own(results[0]), Own(results[1]), Own(results[2]));
    }

    /// <summary>An operator that returns four tensors.</summary>
    internal static (Tensor, Tensor, Tensor, Tensor) Four(string op, params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc Value[4];
        Call(op, arguments, results, 4);
        return (Own(results[0]), Own(results[1]), Own(results[2]), Own(results[3]));
    }

    /// <summary>An operator that returns a list of tensors.</summary>
    internal static Tensor[] List(string op, params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Call(op, arguments, &result, 1);
        var tensors = new Tensor[result.Count];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = Tensor.Own(((nint*)result.Pointer)[i]);
        Native.door_free(result.Pointer);
        return tensors;
    }

    /// <summary>An operator that returns a boolean.</summary>
    internal static bool Bool(string op, params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Call(op, arguments, &result, 1);
        return result.Integer != 0;
    }

    /// <summary>An operator that returns an integer (a ScalarType too).</summary>
    internal static long Int(string op, params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Call(op, arguments, &result, 1);
        return result.Integer;
    }

    /// <summary>An operator that returns nothing that is wanted.</summary>
    internal static void Nothing(string op, params ReadOnlySpan<Arg> arguments) => Call(op, arguments, null, 0);

    internal static Tensor Own(in Value value) => Tensor.Own(value.Tag == Tag.Tensor ? (nint)value.Integer : 0, value.Count);

    [SkipLocalsInit]
    private static void Call(string name, ReadOnlySpan<Arg> arguments, Value* results, int capacity)
    {
        var op = Operator.Find(name);
        var values = stackalloc Value[arguments.Length];
        var buffer = stackalloc byte[BufferBytes];
        var scratch = new Scratch(buffer, BufferBytes);
        int produced, status;
        try
        {
            for (var i = 0; i < arguments.Length; i++) scratch.Write(values + i, arguments[i]);
            status = Native.door_call(op.Handle, values, arguments.Length, results, capacity, &produced);
        }
        finally
        {
            scratch.Free();
        }
        if (status != 0) throw OperatorError.From(op.Name, arguments);
        // A tensor must not be finalized while libtorch reads it.
        for (var i = 0; i < arguments.Length; i++) GC.KeepAlive(arguments[i].Reference);
    }
}
