using System;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[Info().Dimensions];
                fixed (long* first = sizes) Native.Check(Native.door_tensor_sizes(Handle, first, null), "shape");
                GC.KeepAlive(this);
                return sizes;
            }
        }

        public long[] size() => shape;

        public long size(int dim) => shape[dim < 0 ? dim + Info().Dimensions : dim];

        public long Dimensions => Info().Dimensions;
        public long dim() => Info().Dimensions;
        public long ndim => Info().Dimensions;
        public long numel() => Info().Elements;
        public long NumberOfElements => Info().Elements;
        public long ElementSize => Info().ElementBytes;
        public long element_size() => Info().ElementBytes;
        public ScalarType dtype => (ScalarType)Info().Dtype;

        public Device device
        {
            get
            {
                var info = Info();
                return Device.Unpack(info.DeviceType, info.DeviceIndex);
            }
        }

        public DeviceType device_type => (DeviceType)Info().DeviceType;
        public int device_index => Info().DeviceIndex;
        public bool is_cpu() => device_type == DeviceType.CPU;
        public bool is_cuda => device_type == DeviceType.CUDA;
        public bool is_meta => device_type == DeviceType.META;
        public bool is_sparse => Has(TensorFlags.Sparse);
        public bool is_leaf => Has(TensorFlags.Leaf);
        public bool is_contiguous() => Has(TensorFlags.Contiguous);

        public unsafe long[] stride()
        {
            var strides = new long[Info().Dimensions];
            fixed (long* first = strides) Native.Check(Native.door_tensor_sizes(Handle, null, first), "stride");
            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => stride()[dim < 0 ? dim + Info().Dimensions : dim];

        public long storage_offset() => Info().StorageOffset;

        internal unsafe TensorInfo Info()
        {
            TensorInfo info;
            Native.Check(Native.door_tensor_info(Handle, &info), "Tensor");
            GC.KeepAlive(this);
            return info;
        }

        private bool Has(TensorFlags flag) => (Info().Flags & flag) != 0;
    }
}
