using static TorchSharp.torch;

namespace FineTune.Tests.Training;

/// <summary>A classifier that knows the drawings: its logits are each channel's mean, times a weight that can learn.</summary>
internal sealed class ChannelMeans : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Parameter weight = nn.Parameter(ones(1));

    internal ChannelMeans() : base(nameof(ChannelMeans)) => RegisterComponents();

    internal double Weight => weight.item<float>();

    public override Tensor forward(Tensor input)
    {
        using var means = input.mean([2, 3]);
        return means * weight;
    }
}
