using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.Models;

/// <summary>From a model into a weight file.</summary>
public static class WeightSaving
{
    /// <summary>
    /// Writes a model's parameters and buffers, as safetensors or in TorchSharp's own format, by the extension. The file appears whole or
    /// not at all.
    /// </summary>
    /// <param name="model">Any module, on any device.</param>
    /// <param name="file">A path that ends with .safetensors or .dat; a file that is there is replaced.</param>
    /// <param name="metadata">Free-form text to carry in a safetensors file: the classes, where the weights come from.</param>
    /// <exception cref="WeightFileException">Another extension, metadata for a .dat, which has no room for it, or the disk refuses.</exception>
    public static void SaveWeights(this nn.Module model, string file, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(file);
        switch (Path.GetExtension(file).ToUpperInvariant())
        {
            case ".SAFETENSORS":
                Safetensors.Write(file, model.state_dict(), metadata);
                break;
            case ".DAT" when metadata is not null:
                throw new WeightFileException(file, "TorchSharp's .dat has no room for metadata.", "Write .safetensors, or leave the metadata out.");
            case ".DAT":
                TorchSharpDat.Write(file, model.state_dict());
                break;
            default:
                throw new WeightFileException(file, "Its extension names no format that can be written.", "Let it end with .safetensors (Python reads it too) or .dat (TorchSharp's Module.load reads it).");
        }
    }
}
