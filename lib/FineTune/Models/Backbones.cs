using FineTune.Models.Inception;
using FineTune.Models.Pretrained;
using static TorchSharp.torch;

namespace FineTune.Models;

/// <summary>The register of backbones.</summary>
public static class Backbones
{
    private static readonly Dictionary<string, Func<string, long, Device?, Backbone>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["resnet18"] = (name, classes, device) => new ResNet(name, false, [2, 2, 2, 2], classes, device),
        ["resnet34"] = (name, classes, device) => new ResNet(name, false, [3, 4, 6, 3], classes, device),
        ["resnet50"] = (name, classes, device) => new ResNet(name, true, [3, 4, 6, 3], classes, device),
        ["resnet101"] = (name, classes, device) => new ResNet(name, true, [3, 4, 23, 3], classes, device),
        ["resnet152"] = (name, classes, device) => new ResNet(name, true, [3, 8, 36, 3], classes, device),
        ["vgg11"] = (name, classes, device) => new Vgg(name, [1, 1, 2, 2, 2], false, classes, device),
        ["vgg11_bn"] = (name, classes, device) => new Vgg(name, [1, 1, 2, 2, 2], true, classes, device),
        ["vgg13"] = (name, classes, device) => new Vgg(name, [2, 2, 2, 2, 2], false, classes, device),
        ["vgg13_bn"] = (name, classes, device) => new Vgg(name, [2, 2, 2, 2, 2], true, classes, device),
        ["vgg16"] = (name, classes, device) => new Vgg(name, [2, 2, 3, 3, 3], false, classes, device),
        ["vgg16_bn"] = (name, classes, device) => new Vgg(name, [2, 2, 3, 3, 3], true, classes, device),
        ["vgg19"] = (name, classes, device) => new Vgg(name, [2, 2, 4, 4, 4], false, classes, device),
        ["vgg19_bn"] = (name, classes, device) => new Vgg(name, [2, 2, 4, 4, 4], true, classes, device),
        ["inception_v3"] = (_, classes, device) => new InceptionV3(classes, device: device),
    };

    /// <summary>The names that <see cref="Create"/> knows.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>A backbone with fresh weights.</summary>
    /// <param name="name">One of <see cref="Names"/>, for example "resnet18".</param>
    /// <param name="classes">The width of the head.</param>
    /// <param name="device">Where the weights are made, the CPU unless said otherwise. On <c>torch.META</c> they have shapes and no numbers, which takes neither time nor memory.</param>
    /// <exception cref="ArgumentException">The name is not known; the message lists those that are.</exception>
    public static Backbone Create(string name, long classes = 1000, Device? device = null) => Known.TryGetValue(name, out var create)
        ? create(name.ToLowerInvariant(), classes, device)
        : throw new ArgumentException($"There is no backbone '{name}': {string.Join(", ", Names)} are known.", nameof(name));

    /// <summary>
    /// A backbone with torchvision's ImageNet weights below a fresh head. The file is taken from the cache folders, or downloaded
    /// (see <see cref="WeightStore"/>).
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>, for example "resnet50".</param>
    /// <param name="classes">The width of the fresh head.</param>
    /// <param name="version">1: the original weights; 2: torchvision's later recipe (ResNet 50, 101 and 152).</param>
    /// <param name="store">Where files are looked for and downloaded from; null: the usual places.</param>
    /// <exception cref="ArgumentException">The name is not known, or has no weights of that version.</exception>
    /// <exception cref="Weights.WeightFileException">The file is not here and cannot be downloaded: the message says where to get it and where to put it.</exception>
    public static Backbone Pretrained(string name, long classes, int version = 1, WeightStore? store = null)
    {
        var weights = ImageNetWeights.Of(name, version);
        var backbone = Pretrained(name, (store ?? new WeightStore()).Find(weights), classes);
        backbone.ResizeSize = weights.ResizeSize;
        return backbone;
    }

    /// <summary>A backbone with pretrained weights below a fresh head.</summary>
    /// <param name="name">One of <see cref="Names"/>, for example "resnet18".</param>
    /// <param name="file">The weight file: safetensors, torchvision's .pth, or TorchSharp's .dat. Its head, if it has one, is left out.</param>
    /// <param name="classes">The width of the fresh head.</param>
    /// <exception cref="ArgumentException">The name is not known.</exception>
    /// <exception cref="Weights.WeightFileException">The file cannot be read or does not fit.</exception>
    public static Backbone Pretrained(string name, string file, long classes)
    {
        var backbone = Create(name, classes);
        try
        {
            _ = backbone.LoadWeights(file, except: [.. backbone.Stage("head").Modules.Select(entry => entry.Name), .. backbone.LeftOut]);
            return backbone;
        }
        catch
        {
            backbone.Dispose();
            throw;
        }
    }
}
