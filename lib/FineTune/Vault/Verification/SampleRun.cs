using FineTune.Data;
using FineTune.Models;
using FineTune.Vault.Content;
using FineTune.Vault.Manifests;
using static TorchSharp.torch;

namespace FineTune.Vault.Verification;

/// <summary>Runs a version's samples through its model, and compares.</summary>
internal static class SampleRun
{
    internal static VerificationReport Of(Backbone model, Manifest manifest, Dictionary<string, Tensor> samples, string version)
    {
        using var scope = NewDisposeScope();
        var (pixels, logits) = Require(manifest, samples, version);
        var drift = Sample.Run(model, manifest.Preprocessing, pixels).sub_(logits).abs_().max().item<float>();
        var files = Enumerable.Range(0, Sample.Most).Select(i => samples.GetValueOrDefault($"{Sample.FilePrefix}{i}")).TakeWhile(file => file is not null).ToArray();
        var pixelDrift = files.Select((file, i) => PixelDrift(file!.bytes.ToArray(), pixels[i], manifest.Preprocessing, version)).DefaultIfEmpty(0).Max();
        return new VerificationReport((int)pixels.shape[0], drift, pixelDrift, manifest.Tolerance);
    }

    private static (Tensor Pixels, Tensor Logits) Require(Manifest manifest, Dictionary<string, Tensor> samples, string version)
    {
        var count = samples.TryGetValue(Sample.Pixels, out var pixels) && pixels.dim() == 4 ? pixels.shape[0] : 0;
        var fits = count > 0 && samples.TryGetValue(Sample.Logits, out var logits)
            && pixels!.dtype == ScalarType.Byte && pixels.shape.AsSpan()[1..].SequenceEqual([3, manifest.Preprocessing.Height, manifest.Preprocessing.Width])
            && logits.dtype == ScalarType.Float32 && logits.shape.AsSpan().SequenceEqual([count, manifest.Classes.Count]);
        return fits ? (pixels!, samples[Sample.Logits]) : throw StageFiles.Unfit(version, $"{Sample.FileName} doesn't hold what samples should be.");
    }

    private static double PixelDrift(byte[] file, Tensor expected, Preprocessing preprocessing, string version)
    {
        using var scope = NewDisposeScope();
        var decoded = Sample.Stack([ImageDecoder.Default.Decode(file, $"{version}, a sample", preprocessing.ToRequest())])[0];
        return decoded.to(ScalarType.Float32).sub_(expected.to(ScalarType.Float32)).abs_().mean().item<float>();
    }
}
