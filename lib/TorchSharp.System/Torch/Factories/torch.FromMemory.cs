using System;
using System.Linq;
using System.Runtime.InteropServices;
using TorchSharp.Door;

namespace TorchSharp;

// Tensors from arrays of any rank and type, from .NET memory that stays where it is, from files.
public static partial class torch
{
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var shape = Enumerable.Range(0, rawArray.Rank).Select(d => rawArray.GetLongLength(d)).ToArray();
        var made = empty(shape, ElementType(rawArray), CPU);
        made.bytes = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(rawArray), checked((int)(made.numel() * made.ElementSize)));
        return Make.Placed(made, dtype, device, requires_grad);
    }

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>A view of the same memory where dtype and device are right already.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        ScalarType type = dtype ?? data.dtype;
        Device place = device ?? data.device;
        return data.Is(type, place) ? data.alias() : Make.Finished(data.to(type, place), data.requires_grad);
    }

    /// <summary>A tensor on the array's own memory: writing to one writes to the other, unless the dtype had to change.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var length = rawArray.LongLength;
        if (offset < 0 || offset >= length) throw new ArgumentException($"invalid value for 'offset': {offset}");
        if (count < 0) count = length - offset;
        if (count > length - offset) throw new IndexOutOfRangeException($"element count is too large: {count}");
        var shared = Door.SharedMemory.Tensor(rawArray, ElementType(rawArray), [count], offset);
        return Make.Placed(shared, dtype, CPU, requires_grad);
    }

    public static Tensor from_file(string filename, bool? shared = null, long? size = 0, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Make.Finished(Aten.One("from_file", filename, shared, size, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device)), requires_grad);

    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Make.Finished(Aten.One("empty_strided", size, strides, dtype, Arg.None, InitializeDevice(device)), requires_grad);

    public static Tensor polar(Tensor abs, Tensor angle) => Aten.One("polar", abs, angle);

    public static Tensor BoolTensor(Tensor t) => t.to_type(ScalarType.Bool);
    public static Tensor ByteTensor(Tensor t) => t.to_type(ScalarType.Byte);
    public static Tensor DoubleTensor(Tensor t) => t.to_type(ScalarType.Float64);
    public static Tensor FloatTensor(Tensor t) => t.to_type(ScalarType.Float32);
    public static Tensor IntTensor(Tensor t) => t.to_type(ScalarType.Int32);
    public static Tensor LongTensor(Tensor t) => t.to_type(ScalarType.Int64);
    public static Tensor ShortTensor(Tensor t) => t.to_type(ScalarType.Int16);

    private static ScalarType ElementType(Array array)
        => Elements.DtypeOf(array.GetType().GetElementType()!) ?? throw new NotSupportedException($"An array of {array.GetType().GetElementType()!.Name} is no tensor's.");
}
