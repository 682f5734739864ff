using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>Weights of any format that is known here, told apart by the file's first bytes, never by its extension.</summary>
public static class WeightFile
{
    /// <summary>Reads a state dict from safetensors, from PyTorch's <c>.pth</c> (zip or stream), or from TorchSharp's <c>.dat</c>.</summary>
    /// <param name="path">The weight file.</param>
    /// <returns>CPU tensors by name.</returns>
    /// <exception cref="WeightFileException">The file is missing, damaged, or in a format that isn't known.</exception>
    public static Dictionary<string, Tensor> Read(string path) => WeightSource.Read(path, WeightFormat.Of) switch
    {
        WeightFormatName.Safetensors => Safetensors.Read(path),
        WeightFormatName.Pth => PthFile.Read(path),
        _ => TorchSharpDat.Read(path),
    };
}
