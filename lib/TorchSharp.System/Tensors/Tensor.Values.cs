using System;
using System.Runtime.CompilerServices;
using TorchSharp.Door;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // Elements, read and written from C#.
    public partial class Tensor
    {
        /// <summary>The only element of this tensor.</summary>
        /// <exception cref="ArgumentException">There are more elements than one, or T is not the tensor's dtype.</exception>
        public unsafe T item<T>() where T : unmanaged
        {
            var info = Info();
            if (info.Elements != 1)
                throw new ArgumentException($"item<{typeof(T).Name}>() reads a tensor of exactly one element; this one has the shape [{string.Join(",", shape)}].");
            Elements.Match<T>((ScalarType)info.Dtype);
            if ((DeviceType)info.DeviceType == DeviceType.CPU && (info.Flags & (TensorFlags.Conjugated | TensorFlags.Negated)) == 0)
            {
                var value = Unsafe.ReadUnaligned<T>(info.Data);
                GC.KeepAlive(this);
                return value;
            }
            using var here = cpu();
            using var resolved = here.Resolved();
            return resolved.item<T>();
        }

        /// <summary>The only element of this tensor, with its dtype.</summary>
        public Scalar ToScalar() => Elements.Scalar(this);

        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            Elements.Match<T>(dtype);
            return new TensorAccessor<T>(this);
        }

        /// <summary>The memory of a contiguous tensor on the CPU.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                var info = Info();
                if ((info.Flags & TensorFlags.Contiguous) == 0) throw new NotImplementedException("bytes needs a contiguous tensor: call contiguous() first.");
                if ((DeviceType)info.DeviceType != DeviceType.CPU) throw new InvalidOperationException("bytes reads the CPU's memory: call cpu() first.");
                return new Span<byte>(info.Data, checked((int)(info.Elements * info.ElementBytes)));
            }
            set
            {
                var memory = bytes;
                if (value.Length != memory.Length) throw new ArgumentException($"{value.Length} bytes do not fit a tensor of {memory.Length}.");
                value.CopyTo(memory);
            }
        }

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);
        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);
        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);
        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);
        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);
        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);
        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        /// <summary>The i-th element in memory.</summary>
        public unsafe T ReadCpuValue<T>(long i) where T : unmanaged
        {
            var info = Info();
            Elements.Match<T>((ScalarType)info.Dtype);
            if ((DeviceType)info.DeviceType != DeviceType.CPU) throw new InvalidOperationException("Reading a tensor from a non-CPU device: call cpu() first.");
            ArgumentOutOfRangeException.ThrowIfNegative(i);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(i, info.Elements);
            var value = ((T*)info.Data)[i];
            GC.KeepAlive(this);
            return value;
        }
    }
}
