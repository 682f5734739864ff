using FineTune.Data;
using FineTune.Models;
using FineTune.Models.Weights;
using FineTune.Vault.Content;
using FineTune.Vault.Drift;
using FineTune.Vault.Encryption;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using FineTune.Vault.Storage;
using FineTune.Vault.Verification;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Vault;

/// <summary>A version from someone who is trusted, ready to be loaded.</summary>
public sealed class ModelVersion
{
    private const int Permutations = 999;

    private readonly ObjectStore objects;
    private readonly SealKey? key;

    internal ModelVersion(StoredVersion stored, ObjectStore objects, TrustedKey? signer, SealKey? key)
        => (Manifest, Id, Signer, this.objects, this.key) = (stored.Manifest, stored.Id, signer, objects, key);

    /// <summary>What it is.</summary>
    public Manifest Manifest { get; }

    /// <summary>The manifest's SHA-256, in hexadecimal: two versions of one id are the same to the last byte.</summary>
    public string Id { get; }

    /// <summary>Whose signature was found good; null where none was asked for.</summary>
    public TrustedKey? Signer { get; }

    /// <summary>Loads the model, every file checked against the manifest, runs the samples, and refuses it if they differ.</summary>
    /// <param name="device">Where it goes; the CPU unless said otherwise.</param>
    /// <returns>The model in inference mode; the caller disposes it.</returns>
    /// <exception cref="VaultException">A file is missing or was changed, or a logit of a sample differs by more than the tolerance.</exception>
    public Backbone Load(Device? device = null)
    {
        var model = LoadUnverified(device);
        try
        {
            var report = Verify(model);
            if (report.Holds) return model;
            throw new VaultException(ToString(), $"It doesn't predict what it did when it was published ({report}).",
                $"The file, the library or the engine changed: it was made with {Manifest.Software.Engine} on libtorch {Manifest.Software.Libtorch}. If the difference is acceptable, evaluate it again and publish it anew.");
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Loads the model without running its samples: to look into a drift, not to predict.</summary>
    /// <param name="device">Where it goes; the CPU unless said otherwise.</param>
    /// <exception cref="VaultException">A file is missing or was changed, or doesn't fit the network.</exception>
    public Backbone LoadUnverified(Device? device = null)
    {
        if (!Backbones.Names.Contains(Manifest.Backbone)) throw StageFiles.Unfit(ToString(), $"There is no backbone '{Manifest.Backbone}': {string.Join(", ", Backbones.Names)} are known.");
        var model = Backbones.Create(Manifest.Backbone, Manifest.Classes.Count);
        try
        {
            if (Manifest.Head is not [var only] || !only.StartsWith("linear ", StringComparison.Ordinal) || only.EndsWith("unbiased", StringComparison.Ordinal)) model.Head = HeadPlan.Build(Manifest.Head, ToString());
            Fill(model);
            _ = model.to(device ?? CPU);
            model.eval();
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Runs the samples through a model.</summary>
    /// <param name="model">What <see cref="LoadUnverified"/> gave, or the same after you changed something.</param>
    /// <returns>How far it is from what was published.</returns>
    /// <exception cref="VaultException">The samples are missing or were changed.</exception>
    public VerificationReport Verify(Backbone model)
    {
        using var scope = NewDisposeScope();
        return SampleRun.Of(model, Manifest, Read(Require(Sample.FileName)), ToString());
    }

    /// <summary>Compares new images with the reference that the version carries.</summary>
    /// <param name="images">At least two, framed as <see cref="Manifests.Preprocessing"/> says.</param>
    /// <param name="model">The version's model, loaded.</param>
    /// <exception cref="VaultException">The version carries no reference.</exception>
    public DriftReport DriftOf(ImageSet images, Backbone model)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(images.Count, 2);
        using var scope = NewDisposeScope();
        var reference = Read(Require(DriftReference.FileName))[DriftReference.FeaturesName].to(ScalarType.Float32);
        var features = DriftReference.Make(model, Manifest.Preprocessing, images)[DriftReference.FeaturesName].to(ScalarType.Float32);
        var discrepancy = new MaximumMeanDiscrepancy(reference, features);
        var unusual = NearestNeighbours.Of(reference, DriftReference.Features(model, Manifest.Preprocessing, images.Pixels))
            .Select((near, i) => new UnusualImage(images.Items[i].Name, near.Distance, near.Share)).Where(image => image.Share <= DriftReport.Level).OrderByDescending(image => image.Distance);
        return new DriftReport(images.Count, (int)reference.shape[0], discrepancy.Statistic(), discrepancy.PValue(Permutations, seed: 0), [.. unusual]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Manifest.Model}@{Manifest.Version}";

    private void Fill(Backbone model)
    {
        var state = model.state_dict();
        var missing = state.Keys.ToHashSet();
        foreach (var file in Manifest.Files.Where(file => file.Name is not (Sample.FileName or DriftReference.FileName)))
        {
            using var scope = NewDisposeScope();
            StageFiles.Fill(state, file.Name, Read(file), missing, ToString());
        }
        if (missing.Count > 0) throw StageFiles.Unfit(ToString(), $"The files lack '{missing.First()}' and {missing.Count - 1} more.");
    }

    private Dictionary<string, Tensor> Read(VersionFile file)
    {
        using var stream = objects.Open(file, key);
        try
        {
            return Safetensors.ReadFrom(stream);
        }
        catch (Exception wrong) when (wrong is BadWeightsException or IOException or System.Security.Cryptography.CryptographicException)
        {
            throw new VaultException(ToString(), $"{file.Name} can't be read ({wrong.Message.TrimEnd('.')}).", "Restore it from a copy, or publish the version again.", wrong);
        }
    }

    private VersionFile Require(string name) => Manifest.Files.FirstOrDefault(file => file.Name == name)
        ?? throw new VaultException(ToString(), $"It carries no {name}.", name == DriftReference.FileName ? "Publish it with Draft.Reference to be able to ask for drift." : "Publish it again.");
}
