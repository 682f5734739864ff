using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public static bool is_storage(object obj) => obj is Storage;

    public partial class Tensor
    {
        /// <summary>The memory under this tensor, or under its copy in T where it has another dtype.</summary>
        public Storage<T> storage<T>() where T : unmanaged
        {
            var dtype = Elements.DtypeOf(typeof(T));
            if (dtype is null or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Float16) throw new NotSupportedException($"There is no Storage<{typeof(T).Name}>.");
            return new Storage<T>(to_type(dtype.Value));
        }
    }

    /// <summary>The elements of a tensor's memory, as they lie there.</summary>
    public abstract class Storage
    {
        /// <summary>Kept, so that its memory is.</summary>
        protected Tensor _tensor;

        protected nint _tensor_data_ptr;

        protected Storage() => _tensor = null!;

        protected Storage(Tensor tensor)
        {
            _tensor = tensor;
            _ = data_ptr();
        }

        protected Storage(Tensor tensor, nint data_ptr)
        {
            _tensor = tensor;
            _tensor_data_ptr = data_ptr == 0 ? this.data_ptr() : data_ptr;
        }

        public Storage<bool> @bool() => _tensor.storage<bool>();
        public Storage<byte> @byte() => _tensor.storage<byte>();
        public Storage<char> @char() => _tensor.storage<char>();
        public Storage<int> @int() => _tensor.storage<int>();
        public Storage<long> @long() => _tensor.storage<long>();
        public Storage<float> @float() => _tensor.storage<float>();
        public Storage<double> @double() => _tensor.storage<double>();
        public Storage<(float, float)> complex_float() => _tensor.storage<(float, float)>();
        public Storage<Complex> complex_double() => _tensor.storage<Complex>();

        public abstract int element_size();

        public ulong nbytes() => (ulong)_tensor.Info().StorageBytes;

        protected unsafe nint data_ptr()
        {
            if (_tensor_data_ptr != 0) return _tensor_data_ptr;
            var info = _tensor.Info();
            return _tensor_data_ptr = (nint)info.Data - (nint)(info.StorageOffset * info.ElementBytes);
        }

        protected static Tensor CreateTypedTensor<T>(ScalarType dtype, IList<T> rawArray) => from_array(rawArray.ToArray(), dtype);
    }
}
