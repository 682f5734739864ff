using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>Reads many tensors by name; when one of them fails, those before it are given back.</summary>
internal static class TensorCollection
{
    internal static Dictionary<string, Tensor> Fill(Action<Dictionary<string, Tensor>> fill)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            fill(tensors);
            return tensors;
        }
        catch
        {
            foreach (var tensor in tensors.Values) tensor.Dispose();
            throw;
        }
    }
}
