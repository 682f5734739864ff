using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>
/// The safetensors format: a JSON header, then the tensors' bytes. Nothing in it can be executed, so it is the one to
/// share weights in. Source: the format's specification, github.com/huggingface/safetensors.
/// </summary>
public static class Safetensors
{
    /// <summary>Reads all tensors of a file, in the order of its header.</summary>
    /// <param name="path">A file in the safetensors format; its extension doesn't matter.</param>
    /// <returns>Contiguous tensors on the CPU by name: F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL with the file's own shapes and values.</returns>
    /// <exception cref="WeightFileException">The file is missing, damaged, or in another format.</exception>
    public static Dictionary<string, Tensor> Read(string path) => WeightSource.Read(path, ReadFrom);

    /// <exception cref="BadWeightsException">The content is damaged, or in another format.</exception>
    internal static Dictionary<string, Tensor> ReadFrom(Stream stream)
    {
        var header = SafetensorsHeader.Read(stream);
        return TensorCollection.Fill(tensors =>
        {
            foreach (var entry in header.Entries)
            {
                stream.Position = header.DataStart + entry.Begin;
                tensors.Add(entry.Name, TensorMemory.Read(stream, entry.Dtype, entry.Shape));
            }
        });
    }

    /// <summary>Reads the free-form text that a file carries beside its tensors; no tensor is read.</summary>
    /// <param name="path">A file in the safetensors format.</param>
    /// <returns>The entries of <c>__metadata__</c>; empty where there are none.</returns>
    /// <exception cref="WeightFileException">The file is missing, damaged, or in another format.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path)
        => WeightSource.Read(path, stream => SafetensorsHeader.Read(stream).Metadata);

    /// <summary>
    /// Writes tensors of any device and any strides. The file appears whole or not at all, and the same tensors and
    /// metadata give the same bytes: sorted by alignment, then by name, as the reference implementation does.
    /// </summary>
    /// <param name="path">Where the file goes; a file that is there is replaced.</param>
    /// <param name="tensors">Tensors by name, of a dtype that <see cref="Read"/> lists.</param>
    /// <param name="metadata">Free-form text to carry beside them.</param>
    /// <exception cref="WeightFileException">A dtype that the format doesn't have, a reserved name, or the disk refuses.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        AtomicFile.Write(path, Writing(path, tensors, metadata));
    }

    /// <summary>What writes a file of these tensors to a stream; what the format doesn't have is refused at once.</summary>
    internal static Action<Stream> Writing(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var ordered = SafetensorsWriter.Order(path, tensors);
        var header = SafetensorsWriter.Header(ordered, metadata);
        return stream =>
        {
            stream.Write(BitConverter.GetBytes((ulong)header.Length));
            stream.Write(header);
            foreach (var (_, tensor) in ordered) TensorMemory.Write(stream, tensor);
        };
    }
}
