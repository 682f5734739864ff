using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Row i of each of some tensors is sample i.</summary>
    public class TensorDataset : utils.data.IterableDataset
    {
        private readonly Tensor[] tensors;

        internal TensorDataset(Tensor[] tensors)
        {
            if (tensors is null or []) throw new ArgumentNullException(nameof(tensors));
            if (tensors.Any(tensor => tensor.shape[0] != tensors[0].shape[0])) throw new ArgumentException("All tensors must have the same first dimension size.", nameof(tensors));
            this.tensors = tensors.Select(tensor => tensor.alias().DetachFromDisposeScope()).ToArray();
        }

        public IList<Tensor> this[long index] => tensors.Select(tensor => tensor[index]).ToList();

        public override long Count => tensors[0].shape[0];

        public override IList<Tensor> GetTensor(long index) => this[index];

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (!disposing) return;
            foreach (var tensor in tensors) tensor.Dispose();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                public static TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);
            }
        }
    }
}
