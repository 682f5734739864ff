using FineTune.Models.Weights.Pickle;
using static TorchSharp.torch;

namespace FineTune.Models.Weights.Pth;

/// <summary>One of the two formats of torch.save.</summary>
internal interface IPthArchive : IDisposable
{
    /// <summary>What was saved, as the pickle describes it.</summary>
    object? Root { get; }

    /// <summary>The wanted storages by key, each as a flat tensor. The others aren't read.</summary>
    Dictionary<string, Tensor> ReadStorages(IReadOnlyList<PickleStorage> wanted);
}
