using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What a layer of a transformer is built with.</summary>
internal sealed record TransformerShape(long Features, long Heads, long Hidden, double Dropout, nn.Activations Activation)
{
    internal MultiheadAttention Attention() => nn.MultiheadAttention(Features, Heads, Dropout);

    internal Tensor Bent(Tensor sums) => Activation == nn.Activations.ReLU ? sums.relu() : sums.gelu();

    /// <summary>A layer of the same shape with the same weights, each its own.</summary>
    internal static T Copy<T>(T layer, T twin) where T : nn.Module
    {
        _ = twin.load_state_dict(layer.state_dict());
        return twin;
    }
}
