using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of <c>t[...]</c>: a number, a slice, a range, an ellipsis, a new axis, a mask or a tensor of positions.</summary>
    public struct TensorIndex
    {
        internal enum Kind
        {
            None,
            Single,
            Slice,
            Bool,
            Ellipsis,
            Tensor,
        }

        internal Kind kind;
        internal long? start;
        internal long? stop;
        internal long? step;
        internal torch.Tensor? tensor;

        public static TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };
        public static TensorIndex None = new() { kind = Kind.None };
        public static TensorIndex Null = None;
        public static TensorIndex Colon = Slice();

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null)
            => new() { kind = Kind.Slice, start = start, stop = stop, step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range)
            => Slice(FromIndex(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : FromIndex(range.End));

        public static TensorIndex Bool(bool value) => new() { kind = Kind.Bool, start = value ? 1 : 0 };

        public static TensorIndex Single(long? index) => new() { kind = Kind.Single, start = index };

        public static TensorIndex Tensor(torch.Tensor tensor) => new() { kind = Kind.Tensor, tensor = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);
        public static implicit operator torch.Tensor(TensorIndex value) => throw new InvalidOperationException("Should not be called: an index is no Tensor.");
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);
        public static implicit operator TensorIndex(Range range) => Slice(range);
        public static implicit operator TensorIndex(Index index) => Single(FromIndex(index));

        private static long FromIndex(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
