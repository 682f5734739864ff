using TorchSharp.Door;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>One row of a table for each index: [*] (Int64) to [*, dims].</summary>
    public sealed class Embedding : Module<Tensor, Tensor>
    {
        private readonly EmbeddingTable table;

        internal Embedding(Parameter weight, EmbeddingTable table) : base(nameof(Embedding)) => (this.weight, this.table) = (weight, table);

        public Parameter? weight
        {
            get => Own("weight");
            set => SetOwn("weight", value);
        }

        public override Tensor forward(Tensor input)
        {
            table.Bound(weight!, input);
            return Aten.One("embedding", weight, input, table.PaddingIndex ?? -1, table.ScaleByFrequency, table.Sparse);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var table = new EmbeddingTable(EmbeddingTable.Row(padding_idx, num_embeddings), max_norm, norm_type, scale_grad_by_freq, sparse);
                return new(table.Drawn(num_embeddings, embedding_dims, device, dtype), table);
            }

            public static Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
                => new(EmbeddingTable.Given(embeddings, freeze, device, dtype), new EmbeddingTable(EmbeddingTable.Row(padding_idx, embeddings.shape[0]), max_norm, norm_type, scale_grad_by_freq, sparse));
        }
    }
}
