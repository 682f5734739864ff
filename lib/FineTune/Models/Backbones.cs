namespace FineTune.Models;

/// <summary>The register of backbones.</summary>
public static class Backbones
{
    private static readonly Dictionary<string, Func<long, Backbone>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["resnet18"] = classes => new ResNet("resnet18", false, [2, 2, 2, 2], classes),
        ["resnet34"] = classes => new ResNet("resnet34", false, [3, 4, 6, 3], classes),
        ["resnet50"] = classes => new ResNet("resnet50", true, [3, 4, 6, 3], classes),
    };

    /// <summary>The names that <see cref="Create"/> knows.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>A backbone with fresh weights.</summary>
    /// <param name="name">One of <see cref="Names"/>, for example "resnet18".</param>
    /// <param name="classes">The width of the head.</param>
    /// <exception cref="ArgumentException">The name is not known; the message lists those that are.</exception>
    public static Backbone Create(string name, long classes = 1000) => Known.TryGetValue(name, out var create)
        ? create(classes)
        : throw new ArgumentException($"There is no backbone '{name}': {string.Join(", ", Names)} are known.", nameof(name));

    /// <summary>A backbone with pretrained weights below a fresh head.</summary>
    /// <param name="name">One of <see cref="Names"/>, for example "resnet18".</param>
    /// <param name="file">The weight file: safetensors, torchvision's .pth, or TorchSharp's .dat. Its head, if it has one, is left out.</param>
    /// <param name="classes">The width of the fresh head.</param>
    /// <exception cref="ArgumentException">The name is not known.</exception>
    /// <exception cref="Weights.WeightFileException">The file cannot be read or does not fit.</exception>
    public static Backbone Pretrained(string name, string file, long classes)
    {
        var backbone = Create(name, classes);
        _ = backbone.LoadWeights(file, except: backbone.Stage("head").Modules.Select(entry => entry.Name).ToArray());
        return backbone;
    }
}
