using System.Buffers.Binary;
using FineTune.Models.Weights.Pth;

namespace FineTune.Models.Weights;

internal enum WeightFormatName { Safetensors, Pth, TorchSharpDat }

/// <summary>Tells a weight file's format by its first bytes.</summary>
internal static class WeightFormat
{
    // What people give by mistake, and what they should do then.
    private static readonly (byte[] Start, string What, string Remedy)[] Mistaken =
    [
        ("<!"u8.ToArray(), "This is a web page, not weights.", "Download the file itself, not the page around it."),
        ("<html"u8.ToArray(), "This is a web page, not weights.", "Download the file itself, not the page around it."),
        ("version https://git-lfs"u8.ToArray(), "This is Git LFS's pointer to the weights, not the weights.", "Fetch them with `git lfs pull`."),
        ([0x89, .. "HDF"u8], "This is an HDF5 file (Keras).", "Convert it to safetensors in Python."),
        ("GGUF"u8.ToArray(), "This is a GGUF file.", "Convert it to safetensors in Python."),
        ([0x80, 0x02], "This is a pickle that torch.save didn't write.", "Load it in PyTorch and save its state_dict() with torch.save."),
        ([0x80, 0x04], "This is a pickle that torch.save didn't write.", "Load it in PyTorch and save its state_dict() with torch.save."),
        ([0x1f, 0x8b], "This is a gzip file.", "Unpack it first."),
    ];

    /// <exception cref="BadWeightsException">It is a format that people know, but no weight file.</exception>
    internal static WeightFormatName Of(FileStream stream)
    {
        Span<byte> start = stackalloc byte[32];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (IsSafetensors(start, stream.Length)) return WeightFormatName.Safetensors;
        if (PthZip.Recognises(stream) || PthStream.Recognises(stream)) return WeightFormatName.Pth;
        foreach (var (magic, what, remedy) in Mistaken)
            if (start.StartsWith(magic)) throw new BadWeightsException(what, remedy);
        return WeightFormatName.TorchSharpDat;
    }

    // A length that fits in the file, and an opening brace where the header begins.
    private static bool IsSafetensors(ReadOnlySpan<byte> start, long fileBytes)
        => start.Length > 8 && start[8] == '{' && BinaryPrimitives.ReadUInt64LittleEndian(start) <= (ulong)fileBytes;
}
