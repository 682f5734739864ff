using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FineTune.Models;

/// <summary>
/// Simonyan and Zisserman's network of 3x3 convolutions (2014, https://arxiv.org/abs/1409.1556) with torchvision's module names:
/// features, classifier. Stages: block1 .. block5, hidden (the two wide linear layers), head (the last linear layer and the dropout
/// before it): what people replace is classifier.6, and what ImageNet taught the hidden layers stays.
/// </summary>
public sealed class Vgg : Backbone
{
    private const int HeadNumber = 6;
    private const int DropoutNumber = 5;
    private const long Hidden = 4096;

    private readonly List<int> blockEnds = [];

    /// <summary>Builds the network with fresh weights.</summary>
    /// <param name="name">"vgg16", "vgg16_bn" and so on.</param>
    /// <param name="convolutions">How many convolutions each of the five blocks has.</param>
    /// <param name="norms">A BatchNorm after each convolution.</param>
    /// <param name="classes">The width of the head.</param>
    /// <param name="device">Where the weights are made; the CPU unless said otherwise.</param>
    public Vgg(string name, IReadOnlyList<int> convolutions, bool norms, long classes, Device? device = null) : base(name)
    {
        ArgumentNullException.ThrowIfNull(convolutions);
        Add("features", new Chain(Blocks(convolutions, norms, device)));
        Add("avgpool", AdaptiveAvgPool2d((7, 7)));
        Add("classifier", new Chain(
            Linear(512 * 7 * 7, Hidden, device: device), ReLU(inplace: true), Dropout(0.5),
            Linear(Hidden, Hidden, device: device), ReLU(inplace: true), Dropout(0.5),
            Linear(Hidden, classes, device: device)));
        Initialise();
    }

    /// <inheritdoc/>
    public override long FeatureWidth => Hidden;

    /// <inheritdoc/>
    protected internal override HeadPlace HeadPlace => new(Classifier, "classifier.", $"{HeadNumber}", $"{DropoutNumber}");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<Stage> Trunk =>
    [
        .. Enumerable.Range(0, blockEnds.Count).Select(Block),
        new Stage("hidden", [.. Classifier.Named("classifier", 0, DropoutNumber)], x => Classifier.Run(x, 0, DropoutNumber)),
    ];

    private Chain Convolutions => (Chain)this["features"];

    private Chain Classifier => (Chain)this["classifier"];

    private Stage Block(int block)
    {
        var (first, end) = (block == 0 ? 0 : blockEnds[block - 1], blockEnds[block]);
        var last = block == blockEnds.Count - 1;
        return new Stage($"block{block + 1}", [.. Convolutions.Named("features", first, end)], x => last ? Pooled(x, first, end) : Convolutions.Run(x, first, end));
    }

    private Tensor Pooled(Tensor input, int first, int end)
    {
        using var maps = Convolutions.Run(input, first, end);
        using var pooled = this["avgpool"].call(maps);
        return pooled.flatten(1);
    }

    private List<Module<Tensor, Tensor>> Blocks(IReadOnlyList<int> convolutions, bool norms, Device? device)
    {
        var all = new List<Module<Tensor, Tensor>>();
        long channels = 3;
        for (var block = 0; block < convolutions.Count; block++)
        {
            var width = Math.Min(64L << block, 512);
            for (var i = 0; i < convolutions[block]; i++)
            {
                all.Add(Conv2d(channels, width, 3, padding: 1, device: device));
                if (norms) all.Add(BatchNorm2d(width, device: device));
                all.Add(ReLU(inplace: true));
                channels = width;
            }
            all.Add(MaxPool2d(2, stride: 2));
            blockEnds.Add(all.Count);
        }
        return all;
    }

    // torchvision's own: He's normal initialisation by fan out, 0.01 for the linear layers, no bias.
    private void Initialise()
    {
        using var frozen = no_grad();
        foreach (var convolution in modules().OfType<Conv2d>())
        {
            _ = init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
            _ = convolution.bias!.zero_();
        }
        foreach (var linear in modules().OfType<Linear>())
        {
            _ = init.normal_(linear.weight, 0, 0.01);
            _ = linear.bias!.zero_();
        }
    }
}
