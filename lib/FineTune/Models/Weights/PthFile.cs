using FineTune.Models.Weights.Pth;
using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>
/// What PyTorch's <c>torch.save</c> writes, torchvision's <c>.pth</c> among it: the zip format (since 1.6) and the stream
/// format before it. The pickle inside is parsed, never executed: only tensors and plain containers are read, and whatever
/// else it names is refused by its name. Source: PyTorch, torch/serialization.py.
/// </summary>
public static class PthFile
{
    /// <summary>Reads a state dict.</summary>
    /// <param name="path">A file that <c>torch.save</c> wrote; its extension doesn't matter.</param>
    /// <param name="entry">
    /// Which part of a checkpoint to read, such as <c>"state_dict"</c>. Without it, a file that is a state dict is read as
    /// it is, and of a checkpoint the one part that is a dict of tensors.
    /// </param>
    /// <returns>
    /// CPU tensors by name, in the file's order, with its shapes, dtypes and strides. Tensors that share a storage in
    /// the file share memory here too, as they do in PyTorch.
    /// </returns>
    /// <exception cref="WeightFileException">
    /// The file is missing, damaged, in another format, wants something that is refused, or leaves open which of several parts to read.
    /// </exception>
    public static Dictionary<string, Tensor> Read(string path, string? entry = null) => WeightSource.Read(path, stream =>
    {
        using var archive = PthZip.Recognises(stream) ? (IPthArchive)new PthZip(stream) : new PthStream(stream);
        var described = StateDictChoice.Choose(archive.Root, entry);
        var storages = archive.ReadStorages([.. described.Values.Select(tensor => tensor.Storage).DistinctBy(storage => storage.Key)]);
        try
        {
            return TensorCollection.Fill(tensors =>
            {
                foreach (var (name, tensor) in described) tensors.Add(name, StridedView.Of(storages[tensor.Storage.Key], name, tensor));
            });
        }
        finally
        {
            // The views hold what they need.
            foreach (var storage in storages.Values) storage.Dispose();
        }
    });
}
