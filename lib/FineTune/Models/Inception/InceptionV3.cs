using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FineTune.Models.Inception;

/// <summary>
/// Inception v3 (Szegedy and others, 2015, https://arxiv.org/abs/1512.00567) with torchvision's module names. It takes images with
/// ImageNet's normalisation and brings them to Inception's own, -1 to 1, as torchvision does with its ImageNet weights
/// (<c>transform_input</c>). Stages: stem, mixed5, mixed6, mixed7, head.
/// </summary>
public sealed class InceptionV3 : Backbone
{
    private const string Auxiliary = "AuxLogits";

    private static readonly string[] Stem = ["Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3", "maxpool1", "Conv2d_3b_1x1", "Conv2d_4a_3x3", "maxpool2"];
    private static readonly string[] Mixed5 = ["Mixed_5b", "Mixed_5c", "Mixed_5d"];
    private static readonly string[] Mixed6 = ["Mixed_6a", "Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e"];
    private static readonly string[] Mixed7 = ["Mixed_7a", "Mixed_7b", "Mixed_7c"];

    /// <summary>Builds the network with fresh weights.</summary>
    /// <param name="classes">The width of the head.</param>
    /// <param name="auxiliary">
    /// Whether the second classifier is there too. It helps training from scratch; fine-tuning does without, so it is off unless asked for.
    /// </param>
    /// <param name="device">Where the weights are made; the CPU unless said otherwise.</param>
    public InceptionV3(long classes, bool auxiliary = false, Device? device = null) : base("inception_v3")
    {
        AddStem(device);
        AddMixed(device);
        if (auxiliary) Put(Auxiliary, new AuxiliaryHead(768, classes, device), before: "Mixed_7a");
        Add("avgpool", AdaptiveAvgPool2d(1));
        Add("dropout", Dropout(0.5));
        var last = Linear(FeatureWidth, classes, device: device);
        _ = init.normal_(last.weight, 0, 0.1);
        Add("fc", last);
        ResizeSize = 342;
    }

    /// <inheritdoc/>
    public override long FeatureWidth => 2048;

    /// <inheritdoc/>
    public override int InputSize => 299;

    /// <summary>Whether the second classifier is there.</summary>
    public bool HasAuxiliary => Has(Auxiliary);

    /// <inheritdoc/>
    protected internal override HeadPlace HeadPlace => new(this, "", "fc", "dropout");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<Stage> Trunk =>
    [
        new Stage("stem", Named(Stem), FromPixels),
        new Stage("mixed5", Named(Mixed5), x => Through(x, Mixed5)),
        new Stage("mixed6", Named(Mixed6), x => Through(x, Mixed6)),
        new Stage("mixed7", Named(Mixed7), Pooled),
    ];

    internal override IReadOnlyList<string> LeftOut => HasAuxiliary ? [] : [Auxiliary];

    internal override IReadOnlyList<(string Name, Module Module)> BesideTheHead => HasAuxiliary ? [(Auxiliary, this[Auxiliary])] : [];

    /// <summary>The logits of both classifiers; a loss usually takes the second one at 0.4.</summary>
    /// <param name="images">Normalised images [N, 3, 299, 299], Float32.</param>
    /// <returns>Logits and the auxiliary logits, [N, classes] each, Float32.</returns>
    /// <exception cref="InvalidOperationException">The network was built without the second classifier.</exception>
    public (Tensor Logits, Tensor Auxiliary) WithAuxiliary(Tensor images)
    {
        if (!HasAuxiliary) throw new InvalidOperationException("This Inception has no auxiliary classifier: build it with new InceptionV3(classes, auxiliary: true).");
        var stages = Stages;
        using var maps = Models.Stage.Run([.. stages.Take(3)], images);
        return (Models.Stage.Run([.. stages.Skip(3)], maps), this[Auxiliary].call(maps));
    }

    private static Tensor Rescaled(Tensor images)
    {
        // From ImageNet's mean and deviation to 0.5 and 0.5.
        using var factor = tensor(new[] { 0.229 / 0.5, 0.224 / 0.5, 0.225 / 0.5 }, [1, 3, 1, 1], images.dtype, images.device);
        using var shift = tensor(new[] { (0.485 - 0.5) / 0.5, (0.456 - 0.5) / 0.5, (0.406 - 0.5) / 0.5 }, [1, 3, 1, 1], images.dtype, images.device);
        return images.mul(factor).add_(shift);
    }

    private Tensor FromPixels(Tensor images)
    {
        using var rescaled = Rescaled(images);
        return Through(rescaled, Stem);
    }

    private Tensor Pooled(Tensor maps)
    {
        using var mixed = Through(maps, Mixed7);
        using var pooled = this["avgpool"].call(mixed);
        return pooled.flatten(1);
    }

    private void AddStem(Device? device)
    {
        Add("Conv2d_1a_3x3", new ConvolutionBlock(3, 32, (3, 3), stride: 2, device: device));
        Add("Conv2d_2a_3x3", new ConvolutionBlock(32, 32, (3, 3), device: device));
        Add("Conv2d_2b_3x3", new ConvolutionBlock(32, 64, (3, 3), padded: true, device: device));
        Add("maxpool1", MaxPool2d(3, stride: 2));
        Add("Conv2d_3b_1x1", new ConvolutionBlock(64, 80, (1, 1), device: device));
        Add("Conv2d_4a_3x3", new ConvolutionBlock(80, 192, (3, 3), device: device));
        Add("maxpool2", MaxPool2d(3, stride: 2));
    }

    private void AddMixed(Device? device)
    {
        Add("Mixed_5b", new InceptionA(192, 32, device));
        Add("Mixed_5c", new InceptionA(256, 64, device));
        Add("Mixed_5d", new InceptionA(288, 64, device));
        Add("Mixed_6a", new InceptionB(288, device));
        Add("Mixed_6b", new InceptionC(768, 128, device));
        Add("Mixed_6c", new InceptionC(768, 160, device));
        Add("Mixed_6d", new InceptionC(768, 160, device));
        Add("Mixed_6e", new InceptionC(768, 192, device));
        Add("Mixed_7a", new InceptionD(768, device));
        Add("Mixed_7b", new InceptionE(1280, device));
        Add("Mixed_7c", new InceptionE(2048, device));
    }

    private (string, Module)[] Named(string[] parts) => [.. parts.Select(part => (part, (Module)this[part]))];
}
