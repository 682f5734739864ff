using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Models;
using FineTune.Vault.Manifests;
using static TorchSharp.torch;

namespace FineTune.Vault.Content;

/// <summary>The images that a version is verified with: their files, their pixels, and the logits that the model gave at publishing.</summary>
internal static class Sample
{
    internal const string FileName = "samples.safetensors";
    internal const string Pixels = "pixels";
    internal const string Logits = "logits";
    internal const string FilePrefix = "file.";

    /// <summary>More would make loading slow, and tell more of the training images.</summary>
    internal const int Most = 16;

    private const int NoiseImages = 4;

    /// <summary>The tensors of the file; the caller gives their memory back.</summary>
    internal static Dictionary<string, Tensor> Make(Backbone model, Preprocessing preprocessing, IReadOnlyList<string> files)
    {
        if (files.Count > Most) throw new ArgumentException($"{files.Count} samples: {Most} are the most.", nameof(files));
        var contents = files.Select(File.ReadAllBytes).ToArray();
        var pixels = files.Count == 0 ? Noise(preprocessing) : Stack([.. contents.Select((content, i) => ImageDecoder.Default.Decode(content, files[i], preprocessing.ToRequest()))]);
        var tensors = new Dictionary<string, Tensor> { [Pixels] = pixels, [Logits] = Run(model, preprocessing, pixels) };
        for (var i = 0; i < contents.Length; i++) tensors[$"{FilePrefix}{i}"] = tensor(contents[i]);
        return tensors;
    }

    /// <summary>The model's logits [N, classes] for pixels [N, 3, H, W], Byte, in inference mode; its mode is put back.</summary>
    internal static Tensor Run(Backbone model, Preprocessing preprocessing, Tensor pixels)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var device = model.parameters().First().device;
        var images = preprocessing.ToNormalisation().Apply(pixels.to(device).to(ScalarType.Float32).div_(255));
        var logits = images;
        Inference.In(model, () => logits = model.call(images));
        return logits.cpu().MoveToOuterDisposeScope();
    }

    /// <summary>[N, 3, H, W], Byte.</summary>
    internal static Tensor Stack(IReadOnlyList<Pixels> images)
    {
        var (height, width) = (images[0].Height, images[0].Width);
        var bytes = new byte[(long)images.Count * height * width * 3];
        for (var i = 0; i < images.Count; i++) images[i].Data.CopyTo(bytes, (long)i * height * width * 3);
        using var rows = tensor(bytes, [images.Count, height, width, 3]);
        using var planes = rows.permute(0, 3, 1, 2);
        return planes.contiguous();
    }

    // Noise is no picture, but a changed weight or a changed operator shows in it as well.
    private static Tensor Noise(Preprocessing preprocessing)
    {
        var random = new SplitMix64(20);
        var bytes = new byte[NoiseImages * 3 * preprocessing.Height * preprocessing.Width];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)random.Next();
        return tensor(bytes, [NoiseImages, 3, preprocessing.Height, preprocessing.Width]);
    }
}
