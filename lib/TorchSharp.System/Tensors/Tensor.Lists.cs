using System;
using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    // A tensor as lists and single values; its label.
    public partial class Tensor
    {
        /// <summary>A label to find the tensor by; nothing in libtorch.</summary>
        public string? name { get; set; }

        /// <summary>Nested <see cref="ArrayList"/>s of <see cref="Scalar"/>s, or one Scalar.</summary>
        public object tolist()
        {
            if (Dimensions == 0) return ToScalar();
            var list = new ArrayList();
            foreach (var part in unbind())
            {
                using (part) list.Add(part.tolist());
            }
            return list;
        }

        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        // .NET has no bfloat16: its bits are the upper half of a float's.
        public float ReadCpuBFloat16(long i)
        {
            using var bits = Door.Aten.One("view.dtype", this, ScalarType.Int16);
            return BitConverter.Int32BitsToSingle(bits.ReadCpuInt16(i) << 16);
        }
    }

    public static long numel(Tensor input) => input.numel();
    public static bool is_integral(Tensor t) => is_integral(t.dtype);
}
