using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Packing and padding of sequences of several lengths.</summary>
            public static partial class rnn
            {
                /// <summary>Packs [T, N, *] (or [N, T, *]) of which sequence i is <paramref name="lengths"/>[i] steps long.</summary>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    using var scope = NewDisposeScope();
                    if (enforce_sorted)
                    {
                        var (plain, plainSizes) = Aten.Two("_pack_padded_sequence", input, lengths, batch_first);
                        return new PackedSequence(plain, plainSizes, null, null).MoveToOuterDisposeScope();
                    }
                    var (sorted, order) = lengths.sort(-1, descending: true);
                    var places = order.to(input.device);
                    var (data, sizes) = Aten.Two("_pack_padded_sequence", input.index_select(batch_first ? 0 : 1, places), sorted, batch_first);
                    var back = empty_like(places).scatter_(0, places, arange(0, places.numel(), device: places.device));
                    return new PackedSequence(data, sizes, places, back).MoveToOuterDisposeScope();
                }

                /// <summary>[T, N, *] (or [N, T, *]) with padding after each sequence's end, and the lengths.</summary>
                public static (Tensor, Tensor) pad_packed_sequence(PackedSequence sequence, bool batch_first = false, double padding_value = 0, long? total_length = null)
                {
                    using var scope = NewDisposeScope();
                    var steps = sequence.batch_sizes.shape[0];
                    if (total_length < steps) throw new ArgumentException($"Expected total_length to be at least the length of the longest sequence in input, but got total_length={total_length} and max sequence length being {steps}");
                    var (padded, lengths) = Aten.Two("_pad_packed_sequence", sequence.data, sequence.batch_sizes, batch_first, padding_value, total_length ?? steps);
                    if (sequence.unsorted_indices is { } back)
                    {
                        padded = padded.index_select(batch_first ? 0 : 1, back);
                        lengths = lengths.index_select(0, back.cpu());
                    }
                    return (padded.MoveToOuterDisposeScope(), lengths.MoveToOuterDisposeScope());
                }

                /// <summary>Stacks sequences [Tᵢ, *] into [T, N, *] (or [N, T, *]), padded to the longest.</summary>
                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0)
                    => Aten.One("pad_sequence", sequences.ToArray(), batch_first, padding_value);

                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    var given = sequences.ToArray();
                    using var padded = pad_sequence(given);
                    using var lengths = tensor(given.Select(sequence => sequence.shape[0]).ToArray());
                    return pack_padded_sequence(padded, lengths, false, enforce_sorted);
                }
            }
        }
    }
}
