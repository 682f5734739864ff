using FineTune.Data;
using FineTune.Models;
using FineTune.Vault;
using FineTune.Vault.Content;
using FineTune.Vault.Encryption;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using static TorchSharp.torch;

namespace FineTune.Serving;

/// <summary>
/// A version in use: images in, classes and calibrated confidences out. Safe from many threads at once; nothing of the model is changed
/// by predicting.
/// </summary>
public sealed class Classifier : IDisposable
{
    private const int BatchSize = 32;

    private readonly Backbone model;

    private Classifier(Backbone model, Manifest manifest, string name) => (this.model, Manifest, Name) = (model, manifest, name);

    /// <summary>What is in use.</summary>
    public Manifest Manifest { get; }

    /// <summary>For example "clipart@3".</summary>
    public string Name { get; }

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> Classes => Manifest.Classes;

    /// <summary>How large an image may be.</summary>
    public ImageLimits Limits { get; init; } = new();

    /// <summary>Loads a version, its samples run and compared.</summary>
    /// <param name="version">From <see cref="ModelVault.Get"/>.</param>
    /// <param name="device">Where it runs; the CPU unless said otherwise.</param>
    /// <param name="limits">How large an image may be.</param>
    /// <exception cref="VaultException">A file was changed, or the model doesn't predict what it did at publishing.</exception>
    public static Classifier Load(ModelVersion version, Device? device = null, ImageLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new Classifier(version.Load(device), version.Manifest, version.ToString()) { Limits = limits ?? new() };
    }

    /// <summary>Loads a version from a vault's folder.</summary>
    /// <param name="vault">The folder.</param>
    /// <param name="reference">"clipart", "clipart@3" or "clipart@production".</param>
    /// <param name="trust">Whose versions are loaded.</param>
    /// <param name="key">What sealed files are opened with.</param>
    /// <param name="atLeast">The lowest version that will do, against an older one that was put back.</param>
    /// <exception cref="VaultException">There is none, it is too old, it isn't from someone who is trusted, or it isn't what was published.</exception>
    public static Classifier Load(string vault, string reference, Trust trust, SealKey? key = null, int atLeast = 1)
        => Load(ModelVault.Open(vault, trust).Get(reference, key, atLeast));

    /// <summary>Predicts an image file.</summary>
    /// <param name="path">JPEG, PNG, WebP, GIF, TIFF, BMP or PPM.</param>
    /// <exception cref="ImageException">It can't be read, is no image, or is larger than <see cref="Limits"/> allow.</exception>
    public Prediction Predict(string path) => Predict(Limits.Read(path), path);

    /// <summary>Predicts an image from a stream, which is read to its end.</summary>
    /// <param name="stream">The bytes of an image file.</param>
    /// <param name="name">What it is called, for messages.</param>
    /// <exception cref="ImageException">It is no image, or larger than <see cref="Limits"/> allow.</exception>
    public Prediction Predict(Stream stream, string name = "image")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Predict(Limits.Read(stream, name), name);
    }

    /// <summary>Predicts an image in memory.</summary>
    /// <param name="file">The bytes of an image file.</param>
    /// <param name="name">What it is called, for messages.</param>
    /// <exception cref="ImageException">It is no image, or larger than <see cref="Limits"/> allow.</exception>
    public Prediction Predict(byte[] file, string name = "image") => Predict([Decode(file, name)], [name])[0];

    /// <summary>Predicts many files, decoded on all cores and run in batches.</summary>
    /// <param name="paths">Image files.</param>
    /// <returns>In their order; worked out as they are asked for.</returns>
    /// <exception cref="ImageException">One can't be used; it is named.</exception>
    public IEnumerable<Prediction> PredictMany(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var chunk in paths.Chunk(BatchSize))
        {
            Pixels[] images;
            try
            {
                images = [.. chunk.AsParallel().AsOrdered().Select(path => Decode(Limits.Read(path), path))];
            }
            catch (AggregateException several) when (several.InnerException is ImageException first)
            {
                throw new ImageException(first.File, first.Fault, first.Remedy, first);
            }
            foreach (var prediction in Predict(images, chunk)) yield return prediction;
        }
    }

    /// <summary>Gives the model's memory back.</summary>
    public void Dispose() => model.Dispose();

    private Pixels Decode(byte[] file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > Limits.MaxBytes) throw new ImageException(name, $"the file has {file.Length:#,0} bytes, and {Limits.MaxBytes:#,0} are allowed", "Make it smaller, or raise ImageLimits.MaxBytes.");
        return ImageDecoder.Default.Decode(file, name, Manifest.Preprocessing.ToRequest(Limits.MaxMegapixels));
    }

    private Prediction[] Predict(IReadOnlyList<Pixels> images, IReadOnlyList<string> names)
    {
        using var scope = NewDisposeScope();
        var logits = Sample.Run(model, Manifest.Preprocessing, Sample.Stack(images));
        var shares = nn.functional.softmax(logits.div_(Manifest.Temperature), 1).data<float>().ToArray();
        return [.. names.Select((name, i) => new Prediction(name, Ordered(shares.AsSpan(i * Classes.Count, Classes.Count))))];
    }

    private List<Guess> Ordered(ReadOnlySpan<float> shares)
    {
        var guesses = new List<Guess>(shares.Length);
        for (var label = 0; label < shares.Length; label++) guesses.Add(new Guess(Classes[label], shares[label]));
        // Stable: of two that are equally sure, the lower label stands first, as argmax has it.
        return [.. guesses.OrderByDescending(guess => guess.Confidence)];
    }
}
