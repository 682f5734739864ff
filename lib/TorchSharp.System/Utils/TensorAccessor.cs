using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Door;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the CPU, in its own order whatever its strides are.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly T* first;
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly bool contiguous;

    internal TensorAccessor(Tensor values)
    {
        var tensor = (values.Info().Flags & (TensorFlags.Conjugated | TensorFlags.Negated)) == 0 ? values : values.Resolved();
        var info = tensor.Info();
        if ((DeviceType)info.DeviceType != DeviceType.CPU)
            throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        this.tensor = tensor;
        first = (T*)info.Data;
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
    }

    public long Count => shape.Aggregate(1L, (product, n) => product * n);

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => *At(Offset(indices));
        set => *At(Offset(indices)) = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    public Array ToNDArray()
    {
        if (shape.Length == 0) return ToArray();
        var array = Array.CreateInstance(typeof(T), shape);
        var position = new long[shape.Length];
        foreach (var value in this)
        {
            array.SetValue(value, position);
            Advance(position);
        }
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var wanted = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (contiguous) new ReadOnlySpan<T>(At(tensorIndex), wanted).CopyTo(array[arrayIndex..]);
        else for (var i = 0; i < wanted; i++) array[arrayIndex + i] = *At(LinearOffset(tensorIndex + i));
        GC.KeepAlive(tensor);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var given = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (contiguous) array.Slice(arrayIndex, given).CopyTo(new Span<T>(At(tensorIndex), given));
        else for (var i = 0; i < given; i++) *At(LinearOffset(tensorIndex + i)) = array[arrayIndex + i];
        GC.KeepAlive(tensor);
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right)
        => ReferenceEquals(left, right) || (left is not null && right is not null && left.Equals(right));

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && Count == other.Count && this.SequenceEqual(other);

    public override int GetHashCode() => tensor.GetHashCode();

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0, n = Count; i < n; i++) yield return Read(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Nothing to give back: the tensor owns the memory.</summary>
    public void Dispose() { }

    private T Read(long i) => *At(LinearOffset(i));

    private T* At(long offset)
    {
        _ = tensor.Handle;
        return first + offset;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1) return LinearOffset(indices[0]);
        if (indices.Length != shape.Length) throw new ArgumentException($"{indices.Length} indices for a tensor of {shape.Length} dimensions.");
        var offset = 0L;
        for (var d = 0; d < shape.Length; d++)
        {
            if ((ulong)indices[d] >= (ulong)shape[d]) throw new IndexOutOfRangeException($"Index {indices[d]} in dimension {d} of size {shape[d]}.");
            offset += indices[d] * strides[d];
        }
        return offset;
    }

    private long LinearOffset(long i)
    {
        if ((ulong)i >= (ulong)Count) throw new IndexOutOfRangeException($"Index {i} in a tensor of {Count} elements.");
        if (contiguous) return i;
        var offset = 0L;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            offset += i % shape[d] * strides[d];
            i /= shape[d];
        }
        return offset;
    }

    private void Advance(long[] position)
    {
        for (var d = position.Length - 1; d >= 0 && ++position[d] == shape[d]; d--) position[d] = 0;
    }
}
