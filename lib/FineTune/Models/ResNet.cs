using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FineTune.Models;

/// <summary>
/// A residual network (He and others, 2015, https://arxiv.org/abs/1512.03385) with torchvision's module names, so that its
/// weight files fit: conv1, bn1, layer1 .. layer4, fc.
/// </summary>
public sealed class ResNet : Backbone
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential[] layers;

    /// <summary>Builds the network with fresh weights.</summary>
    /// <param name="name">"resnet18" and so on.</param>
    /// <param name="bottleneck">Three convolutions a block (ResNet-50 and deeper) and not two.</param>
    /// <param name="blocks">How many blocks each of the four layers has.</param>
    /// <param name="classes">The width of the head.</param>
    public ResNet(string name, bool bottleneck, IReadOnlyList<int> blocks, long classes) : base(name)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        register_module("conv1", conv1 = Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false));
        register_module("bn1", bn1 = BatchNorm2d(64));
        layers = new Sequential[4];
        long channels = 64;
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = Layer(ref channels, 64L << i, blocks[i], i == 0 ? 1 : 2, bottleneck);
            register_module($"layer{i + 1}", layers[i]);
        }
        FeatureWidth = channels;
        Initialise();
        register_module("fc", Linear(channels, classes));
    }

    /// <summary>The classifier at the end, under torchvision's name.</summary>
    public Module<Tensor, Tensor> fc
    {
        get => (Module<Tensor, Tensor>)_internal_submodules["fc"];
        set => Replace("fc", value);
    }

    /// <inheritdoc/>
    public override Module<Tensor, Tensor> Head
    {
        get => fc;
        set => fc = value;
    }

    /// <inheritdoc/>
    public override long FeatureWidth { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Stage> Stages =>
    [
        new Stage("stem", [("conv1", conv1), ("bn1", bn1)]),
        .. layers.Select((layer, i) => new Stage($"layer{i + 1}", [($"layer{i + 1}", layer)])),
        new Stage("head", [("fc", fc)]),
    ];

    /// <inheritdoc/>
    public override Tensor Features(Tensor images)
    {
        var x = Stem(images);
        foreach (var layer in layers)
        {
            using var input = x;
            x = layer.call(input);
        }
        using var maps = x;
        using var pooled = functional.adaptive_avg_pool2d(maps, (1, 1));
        return pooled.flatten(1);
    }

    private Tensor Stem(Tensor images)
    {
        using var convolved = conv1.call(images);
        using var normalised = bn1.call(convolved);
        return functional.max_pool2d(normalised.relu_(), 3, stride: 2, padding: 1);
    }

    private static Sequential Layer(ref long channels, long width, int blocks, long stride, bool bottleneck)
    {
        var all = new List<Module<Tensor, Tensor>>();
        for (var i = 0; i < blocks; i++)
        {
            var step = i == 0 ? stride : 1;
            if (bottleneck) all.Add(new Bottleneck(channels, width, step));
            else all.Add(new BasicBlock(channels, width, step));
            channels = bottleneck ? width * Bottleneck.Expansion : width;
        }
        return Sequential(all);
    }

    // torchvision's own: He's normal initialisation by fan out; BatchNorm starts as the identity.
    private void Initialise()
    {
        foreach (var convolution in modules().OfType<Conv2d>())
            _ = init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
    }
}
