using static TorchSharp.torch;

namespace FineTune.Models.Weights.Pickle;

/// <summary>
/// A persistent id: which of the file's storages, and how many elements it has. In the oldest files a storage can be a
/// window, <paramref name="ViewElements"/> long, into the storage of that key.
/// </summary>
internal sealed record PickleStorage(string Key, ScalarType Dtype, long Elements, long ViewOffset = 0, long? ViewElements = null);

/// <summary>A tensor as the pickle describes it: a strided window into a storage, counted in elements.</summary>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, long[] Shape, long[] Strides);

/// <summary>An nn.Parameter made empty and filled by BUILD, as PyTorch 0.1 wrote it.</summary>
internal sealed class PickleParameter
{
    internal PickleTensor? Data { get; set; }
}
