using System.Text;
using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>
/// The format of TorchSharp's <c>Module.save</c>: the number of tensors; then of each its name, dtype code, shape and raw
/// row-major data. Numbers are LEB128, names UTF-8. Source: TorchSharp, src/Python/exportsd.py.
/// </summary>
public static class TorchSharpDat
{
    /// <summary>Reads all tensors of a file, in its order.</summary>
    /// <param name="path">A file that TorchSharp's <c>save</c> wrote.</param>
    /// <returns>Contiguous tensors on the CPU by name, with the file's shapes and dtypes.</returns>
    /// <exception cref="WeightFileException">The file is missing, damaged, or in another format.</exception>
    public static Dictionary<string, Tensor> Read(string path) => WeightSource.Read(path, stream => TensorCollection.Fill(tensors =>
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var count = Leb128.Read(reader);
        for (var i = 0L; i < count; i++)
        {
            var name = TorchSharpDatEntry.ReadName(reader);
            if (tensors.ContainsKey(name)) throw new BadWeightsException($"Tensor '{name}' comes twice.");
            tensors.Add(name, TorchSharpDatEntry.ReadTensor(reader, name));
        }
        if (stream.Position != stream.Length) throw new BadWeightsException($"After its last tensor, the file goes on for {stream.Length - stream.Position} bytes.");
    }));

    /// <summary>Writes tensors of any device and any strides, in the order given. The file appears whole or not at all.</summary>
    /// <param name="path">Where the file goes; a file that is there is replaced.</param>
    /// <param name="tensors">Tensors by name.</param>
    /// <exception cref="WeightFileException">The disk refuses.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            Leb128.Write(writer, tensors.Count);
            foreach (var (name, tensor) in tensors) TorchSharpDatEntry.Write(writer, name, tensor);
        });
    }
}
