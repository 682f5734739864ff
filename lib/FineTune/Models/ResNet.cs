using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FineTune.Models;

/// <summary>
/// A residual network (He and others, 2015, https://arxiv.org/abs/1512.03385) with torchvision's module names, so that its
/// weight files fit: conv1, bn1, layer1 .. layer4, fc. Stages: stem, layer1 .. layer4, head.
/// </summary>
public sealed class ResNet : Backbone
{
    private static readonly string[] Stem = ["conv1", "bn1", "relu", "maxpool"];

    /// <summary>Builds the network with fresh weights.</summary>
    /// <param name="name">"resnet18" and so on.</param>
    /// <param name="bottleneck">Three convolutions a block (ResNet-50 and deeper) and not two.</param>
    /// <param name="blocks">How many blocks each of the four layers has.</param>
    /// <param name="classes">The width of the head.</param>
    /// <param name="device">Where the weights are made; the CPU unless said otherwise.</param>
    public ResNet(string name, bool bottleneck, IReadOnlyList<int> blocks, long classes, Device? device = null) : base(name)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        Add("conv1", Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false, device: device));
        Add("bn1", BatchNorm2d(64, device: device));
        Add("relu", ReLU(inplace: true));
        Add("maxpool", MaxPool2d(3, stride: 2, padding: 1));
        long channels = 64;
        for (var i = 0; i < 4; i++) Add($"layer{i + 1}", Layer(ref channels, 64L << i, blocks[i], i == 0 ? 1 : 2, bottleneck, device));
        Add("avgpool", AdaptiveAvgPool2d(1));
        FeatureWidth = channels;
        Initialise();
        Add("fc", Linear(channels, classes, device: device));
    }

    /// <summary>The classifier at the end, under torchvision's name.</summary>
    public Module<Tensor, Tensor> fc
    {
        get => Head;
        set => Head = value;
    }

    /// <inheritdoc/>
    public override long FeatureWidth { get; }

    /// <inheritdoc/>
    protected internal override HeadPlace HeadPlace => new(this, "", "fc", "dropout");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<Stage> Trunk =>
    [
        new Stage("stem", [.. Stem.Select(part => (part, (Module)this[part]))], x => Through(x, Stem)),
        new Stage("layer1", [("layer1", this["layer1"])], x => Through(x, "layer1")),
        new Stage("layer2", [("layer2", this["layer2"])], x => Through(x, "layer2")),
        new Stage("layer3", [("layer3", this["layer3"])], x => Through(x, "layer3")),
        new Stage("layer4", [("layer4", this["layer4"])], Pooled),
    ];

    private Tensor Pooled(Tensor maps)
    {
        using var pooled = Through(maps, "layer4", "avgpool");
        return pooled.flatten(1);
    }

    private static Chain Layer(ref long channels, long width, int blocks, long stride, bool bottleneck, Device? device)
    {
        var all = new List<Module<Tensor, Tensor>>();
        for (var i = 0; i < blocks; i++)
        {
            var step = i == 0 ? stride : 1;
            if (bottleneck) all.Add(new Bottleneck(channels, width, step, device));
            else all.Add(new BasicBlock(channels, width, step, device));
            channels = bottleneck ? width * Bottleneck.Expansion : width;
        }
        return new Chain(all);
    }

    // torchvision's own: He's normal initialisation by fan out; BatchNorm starts as the identity.
    private void Initialise()
    {
        foreach (var convolution in modules().OfType<Conv2d>())
            _ = init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
    }
}
