using System;
using TorchSharp.Door;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>The sum, mean or maximum of the rows of each bag of indices: [N, B], or [n] with the offsets at which bags start, to [N, dims].</summary>
    public sealed class EmbeddingBag : Module<Tensor, Tensor, Tensor, Tensor>, IModule<Tensor, Tensor, Tensor>
    {
        private readonly EmbeddingTable table;
        private readonly EmbeddingBagMode mode;
        private readonly bool includeLastOffset;

        internal EmbeddingBag(Parameter weight, EmbeddingTable table, EmbeddingBagMode mode, bool includeLastOffset) : base(nameof(EmbeddingBag))
            => (this.weight, this.table, this.mode, this.includeLastOffset) = (weight, table, mode, includeLastOffset);

        public Parameter? weight
        {
            get => Own("weight");
            set => SetOwn("weight", value);
        }

        public override Tensor forward(Tensor input, Tensor? offsets, Tensor? perSampleWeights)
        {
            if (perSampleWeights is not null && input.dtype != ScalarType.Int64 && input.dtype != ScalarType.Int32) throw new ArgumentException("input must be of type Int32 or Int64");
            if (input.Dimensions == 2 && offsets is not null) throw new ArgumentException("2D 'input' argument and non-null 'offsets' are not compatible.");
            if (input.Dimensions == 1 && offsets is null) throw new ArgumentException("'offsets' must be non-null for 1D input.");
            using var scope = NewDisposeScope();
            offsets ??= arange(0, input.numel(), input.shape[1], input.dtype, input.device);
            var indices = input.reshape(-1);
            table.Bound(weight!, indices);
            var (bags, _, _, _) = Aten.Four("embedding_bag.padding_idx", weight, indices, offsets, table.ScaleByFrequency, (long)mode, table.Sparse, perSampleWeights?.reshape(-1), includeLastOffset, table.PaddingIndex);
            return bags.MoveToOuterDisposeScope();
        }

        public new Tensor call(Tensor input, Tensor? offsets, Tensor? perSampleWeights) => base.call(input, offsets!, perSampleWeights!);

        public Tensor call(Tensor input, Tensor offsets) => base.call(input, offsets, null!);

        public Tensor call(Tensor input) => base.call(input, null!, null!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static EmbeddingBag EmbeddingBag(long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null)
            {
                var table = new EmbeddingTable(EmbeddingTable.Row(padding_index, num_embeddings), max_norm, norm_type, scale_grad_by_freq, sparse);
                return new(table.Drawn(num_embeddings, embedding_dims, device, dtype), table, mode, include_last_offset);
            }

            public static EmbeddingBag EmbeddingBag_from_pretrained(Tensor embeddings, bool freeze = true, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null)
                => new(EmbeddingTable.Given(embeddings, freeze, device, dtype), new EmbeddingTable(EmbeddingTable.Row(padding_index, embeddings.shape[0]), max_norm, norm_type, scale_grad_by_freq, sparse), mode, include_last_offset);
        }
    }
}
