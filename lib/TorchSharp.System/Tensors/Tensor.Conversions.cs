using System;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // From one dtype or device to another. What is there already comes back by a second handle, unless a copy is asked for:
    // disposing what `to` returned never disposes this tensor.
    public partial class Tensor
    {
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => Converted(copy || type != dtype ? Aten.One("to.dtype", this, type, non_blocking, copy) : Shared(), disposeAfter);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to(dtype, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => Converted(copy || !Is(type, device) ? Aten.One("to.device", this, device, type, non_blocking, copy) : Shared(), disposeAfter);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to(type, copy, disposeAfter, non_blocking);

        public Tensor type(ScalarType dtype) => to_type(dtype);
        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);
        public Tensor cpu() => to(CPU);
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);
        public Tensor mps(bool non_blocking = false) => to(MPS, non_blocking: non_blocking);

        public Tensor @bool() => to_type(ScalarType.Bool);
        public Tensor @byte() => to_type(ScalarType.Byte);
        public Tensor @char() => to_type(ScalarType.Int8);
        public Tensor @short() => to_type(ScalarType.Int16);
        public Tensor @int() => to_type(ScalarType.Int32);
        public Tensor @long() => to_type(ScalarType.Int64);
        public Tensor half() => to_type(ScalarType.Float16);
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);
        public Tensor @float() => to_type(ScalarType.Float32);
        public Tensor @double() => to_type(ScalarType.Float64);
        public Tensor cfloat() => to_type(ScalarType.ComplexFloat32);
        public Tensor cdouble() => to_type(ScalarType.ComplexFloat64);

        public bool is_integral() => torch.is_integral(dtype);

        internal bool Is(ScalarType type, Device device)
        {
            var info = Info();
            return (ScalarType)info.Dtype == type && (DeviceType)info.DeviceType == device.type && (device.type == DeviceType.CPU || info.DeviceIndex == device.index);
        }

        // The same tensor of libtorch, gradient and all.
        private Tensor Shared()
        {
            var shared = Own(Native.door_tensor_share(Handle));
            GC.KeepAlive(this);
            return shared;
        }

        /// <summary>The values as they lie in memory: libtorch conjugates and negates views only when they are used.</summary>
        internal Tensor Resolved()
        {
            if ((Info().Flags & (TensorFlags.Conjugated | TensorFlags.Negated)) == 0) return Shared();
            using var real = resolve_conj();
            return real.resolve_neg();
        }

        private Tensor Converted(Tensor result, bool disposeAfter)
        {
            if (disposeAfter) Dispose();
            return result;
        }
    }
}
