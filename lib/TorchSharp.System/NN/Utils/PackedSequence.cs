using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Sequences of several lengths, the longest first, step by step: <see cref="batch_sizes"/> tells how many are still going at each step.</summary>
                public sealed class PackedSequence : IDisposable
                {
                    public readonly Tensor data;
                    public readonly Tensor batch_sizes;
                    public readonly Tensor sorted_indices;
                    public readonly Tensor unsorted_indices;

                    internal PackedSequence(Tensor data, Tensor batch_sizes, Tensor? sorted_indices, Tensor? unsorted_indices)
                    {
                        (this.data, this.batch_sizes) = (data, batch_sizes);
                        (this.sorted_indices, this.unsorted_indices) = (sorted_indices!, unsorted_indices!);
                    }

                    internal long FirstBatch => batch_sizes.ReadCpuInt64(0);

                    public void Dispose() => ForEach(tensor => tensor.Dispose());

                    public PackedSequence MoveToOuterDisposeScope() => ForEach(tensor => tensor.MoveToOuterDisposeScope());

                    public PackedSequence DetachFromDisposeScope() => ForEach(tensor => tensor.DetachFromDisposeScope());

                    public PackedSequence MoveToOtherDisposeScope(PackedSequence other) => MoveToOtherDisposeScope(other.data.OwningScope);

                    public PackedSequence MoveToOtherDisposeScope(DisposeScope? other) => ForEach(tensor => tensor.MoveToOtherDisposeScope(other));

                    /// <summary>Other values at the same places: what a recurrent layer makes of the sequences.</summary>
                    internal PackedSequence With(Tensor values) => new(values, batch_sizes.alias(), sorted_indices?.alias(), unsorted_indices?.alias());

                    /// <summary>A state [layers, N, hidden] in the order of the packed sequences.</summary>
                    internal Tensor? Sorted(Tensor? state) => state is null || sorted_indices is null ? state : state.index_select(1, sorted_indices);

                    /// <summary>A state in the order in which the sequences were given.</summary>
                    internal Tensor Unsorted(Tensor state) => unsorted_indices is null ? state : state.index_select(1, unsorted_indices);

                    private PackedSequence ForEach(Action<Tensor> action)
                    {
                        action(data);
                        action(batch_sizes);
                        if (sorted_indices is not null) action(sorted_indices);
                        if (unsorted_indices is not null) action(unsorted_indices);
                        return this;
                    }
                }
            }
        }
    }
}
