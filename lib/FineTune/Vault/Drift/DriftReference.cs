using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Models;
using FineTune.Vault.Manifests;
using static TorchSharp.torch;

namespace FineTune.Vault.Drift;

/// <summary>The features of images that a version was made for, to compare later ones with.</summary>
internal static class DriftReference
{
    internal const string FileName = "reference.safetensors";
    internal const string FeaturesName = "features";

    /// <summary>More would make the file large and the test slow, and hardly sharper.</summary>
    internal const int Most = 256;

    private const int BatchSize = 32;

    /// <summary>The tensors of the file: features [N, F], Float16, of at most 256 images, evenly taken.</summary>
    internal static Dictionary<string, Tensor> Make(Backbone model, Preprocessing preprocessing, ImageSet images)
    {
        var shape = images.Pixels.shape;
        if (shape[2] != preprocessing.Height || shape[3] != preprocessing.Width)
            throw new ArgumentException($"The reference images are {shape[3]} x {shape[2]}, and the model is given {preprocessing.Width} x {preprocessing.Height}.", nameof(images));
        using var scope = NewDisposeScope();
        var count = Math.Min(Most, images.Count);
        var picked = tensor(Enumerable.Range(0, count).Select(i => (long)i * images.Count / count).ToArray());
        return new() { [FeaturesName] = Features(model, preprocessing, images.Pixels.index_select(0, picked)).to(ScalarType.Float16).MoveToOuterDisposeScope() };
    }

    /// <summary>Features [N, F], Float32, of pixels [N, 3, H, W], Byte, in inference mode; the model's mode is put back.</summary>
    internal static Tensor Features(Backbone model, Preprocessing preprocessing, Tensor pixels)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var device = model.parameters().First().device;
        var normalisation = preprocessing.ToNormalisation();
        var parts = new List<Tensor>();
        Inference.In(model, () =>
        {
            foreach (var part in pixels.split(BatchSize)) parts.Add(Run(part));
        });
        return cat(parts).MoveToOuterDisposeScope();

        Tensor Run(Tensor part)
        {
            using var inner = NewDisposeScope();
            return model.Features(normalisation.Apply(part.to(device).to(ScalarType.Float32).div_(255))).cpu().MoveToOuterDisposeScope();
        }
    }
}
