using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // t[1], t[1..3, ..], t[mask], t[TensorIndex.Ellipsis, 0]: numbers and slices are views, masks and tensors are copies.
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Assign(select(0, i1), value);
        }

        public Tensor this[long i1, long i2] { get => At(i1, i2); set => Assign(At(i1, i2), value); }
        public Tensor this[long i1, long i2, long i3] { get => At(i1, i2, i3); set => Assign(At(i1, i2, i3), value); }
        public Tensor this[long i1, long i2, long i3, long i4] { get => At(i1, i2, i3, i4); set => Assign(At(i1, i2, i3, i4), value); }
        public Tensor this[long i1, long i2, long i3, long i4, long i5] { get => At(i1, i2, i3, i4, i5); set => Assign(At(i1, i2, i3, i4, i5), value); }
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6] { get => At(i1, i2, i3, i4, i5, i6); set => Assign(At(i1, i2, i3, i4, i5, i6), value); }
        public Tensor this[params long[] indices] { get => At(indices); set => Assign(At(indices), value); }

        public Tensor index(params Tensor[] indices) => Aten.One("index.Tensor", this, indices.Select(Position).ToArray());

        public Tensor index(params TensorIndex[] indices)
        {
            var view = View(indices, out var tensors);
            if (tensors is null) return view;
            using (view) return Aten.One("index.Tensor", view, tensors);
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            using var view = View(indices, out var tensors);
            if (tensors is not null) Aten.Nothing("index_put_", view, tensors, value, accumulate);
            else if (accumulate) _ = view.add_(value);
            else _ = view.copy_(value);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => Aten.InPlace("index_put_", this, indices.Select(Position).ToArray(), value, accumulate);
        public Tensor index_put_(Scalar value, params TensorIndex[] indices) => PutNumber(value, number => index_put_(number, indices));
        public Tensor index_put_(Scalar value, params Tensor[] indices) => PutNumber(value, number => index_put_(number, indices));

        private Tensor PutNumber(Scalar value, Func<Tensor, Tensor> put)
        {
            using var number = Aten.One("scalar_tensor", value, dtype, Arg.None, device);
            return put(number);
        }

        private Tensor At(params ReadOnlySpan<long> indices)
        {
            var view = alias();
            foreach (var i in indices)
            {
                var outer = view;
                view = outer.select(0, i);
                outer.Dispose();
            }
            return view;
        }

        private static void Assign(Tensor place, Tensor value)
        {
            using (place) _ = place.copy_(value);
        }

        // Applies what is a view; the tensors and masks stay in `tensors`, one place a dimension, for index and index_put_.
        private Tensor View(TensorIndex[] indices, out Tensor?[]? tensors)
        {
            var view = alias();
            var picked = new List<Tensor?>();
            long dim = 0, consumed = indices.Sum(Consumes);
            foreach (var index in indices)
            {
                var before = view;
                view = Step(view, index, ref dim, picked, Dimensions - consumed);
                if (!ReferenceEquals(before, view)) before.Dispose();
            }
            tensors = picked.Any(tensor => tensor is not null) ? picked.ToArray() : null;
            return view;
        }

        // libtorch 1.13 takes no Int32 positions, 2.x does.
        private static Tensor? Position(Tensor? index) => index?.dtype == ScalarType.Int32 ? index.to_type(ScalarType.Int64) : index;

        private static long Consumes(TensorIndex index) => index.kind switch
        {
            TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
            TensorIndex.Kind.Tensor => index.tensor!.dtype is ScalarType.Bool or ScalarType.Byte ? index.tensor.Dimensions : 1,
            _ => 0,
        };

        private static Tensor Step(Tensor view, TensorIndex index, ref long dim, List<Tensor?> picked, long rest)
        {
            switch (index.kind)
            {
                case TensorIndex.Kind.Single:
                    return view.select(dim, index.start ?? 0);
                case TensorIndex.Kind.Slice:
                    picked.Add(null);
                    return Aten.One("slice.Tensor", view, dim++, index.start, index.stop, index.step ?? 1);
                case TensorIndex.Kind.None:
                    picked.Add(null);
                    return view.unsqueeze(dim++);
                case TensorIndex.Kind.Ellipsis:
                    for (var i = 0L; i < rest; i++) picked.Add(null);
                    dim += rest;
                    return view;
                case TensorIndex.Kind.Bool:
                    picked.Add(tensor(index.start != 0));
                    return view.unsqueeze(dim++);
                default:
                    picked.Add(Position(index.tensor!));
                    dim += Consumes(index);
                    return view;
            }
        }
    }
}
