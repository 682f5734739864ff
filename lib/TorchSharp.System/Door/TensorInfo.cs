using System;
using System.Runtime.InteropServices;

namespace TorchSharp.Door;

/// <summary>What can be asked of a tensor without an operator (DoorTensorInfo in native/door.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TensorInfo
{
    internal long Elements;
    internal long StorageOffset;
    internal long StorageBytes;
    internal void* Data;
    internal int Dtype;
    internal int Dimensions;
    internal int DeviceType;
    internal int DeviceIndex;
    internal int ElementBytes;
    internal TensorFlags Flags;
}

[Flags]
internal enum TensorFlags
{
    None = 0,
    RequiresGrad = 1,
    Leaf = 2,
    Contiguous = 4,
    Sparse = 8,
    ChannelsLast = 16,
    Inference = 32,
    View = 64,

    /// <summary>The memory holds other values than the tensor's until resolve_conj or resolve_neg.</summary>
    Conjugated = 128,
    Negated = 256,
}
