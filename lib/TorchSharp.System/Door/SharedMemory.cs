using System;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Door;

/// <summary>Tensors on .NET memory, which stays pinned until libtorch frees the tensor.</summary>
internal static unsafe class SharedMemory
{
    internal static Tensor Tensor(Array array, ScalarType dtype, long[] shape, long offset)
    {
        if (dtype == ScalarType.ComplexFloat32) throw new NotImplementedException("frombuffer(ComplexFloat32): .NET does not pin an array of tuples.");
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        var first = (byte*)pin.AddrOfPinnedObject() + (offset * dtype.ElementSize());
        nint made;
        int status;
        fixed (long* sizes = shape) status = Native.door_tensor_from_memory(first, sizes, shape.Length, (int)dtype, &Release, GCHandle.ToIntPtr(pin), &made);
        if (status != 0) pin.Free();
        Native.Check(status, "frombuffer");
        return torch.Tensor.Own(made);
    }

    [UnmanagedCallersOnly]
    private static void Release(nint pin) => GCHandle.FromIntPtr(pin).Free();
}
