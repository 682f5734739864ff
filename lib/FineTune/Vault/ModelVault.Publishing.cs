using System.Text;
using FineTune.Data;
using FineTune.Models.Weights;
using FineTune.Vault.Content;
using FineTune.Vault.Drift;
using FineTune.Vault.Encryption;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using FineTune.Vault.Storage;
using static TorchSharp.torch;

namespace FineTune.Vault;

public sealed partial class ModelVault
{
    private const string Staging = "incoming";

    /// <summary>
    /// Publishes a version: files first, then, in one step, the folder that names them. Whatever stops it midway leaves the vault as it was.
    /// </summary>
    /// <param name="draft">The model and what is known of it.</param>
    /// <param name="signer">Signs the manifest; without it only <see cref="Trust.Anyone"/> loads the version.</param>
    /// <param name="key">Seals the files; the manifest and the card stay readable.</param>
    /// <returns>The version's manifest.</returns>
    /// <exception cref="VaultException">The draft can't be a version, the disk refuses, or another process holds the vault.</exception>
    public Manifest Publish(Draft draft, SigningKey? signer = null, SealKey? key = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        _ = SafeName.Require(draft.Name, "model");
        try
        {
            _ = Directory.CreateDirectory(layout.Root);
            using var held = VaultLock.Take(layout.LockFile, Patience);
            objects.RemoveUnfinished();
            var numbers = layout.VersionNumbers(draft.Name).ToList();
            var newest = numbers.Count == 0 ? null : ReadVersion(draft.Name, numbers[^1]);
            var manifest = Describe(draft, (newest?.Manifest.Version ?? 0) + 1, draft.Parent ?? newest?.Id);
            ManifestCheck.Require(manifest with { Files = [new VersionFile("none", new string('0', 64), 0)] }, draft.Name);
            manifest = manifest with { Files = Store(draft, key, newest?.Manifest.Files ?? []) };
            Place(manifest, VaultJson.Write(manifest), signer);
            return manifest;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new VaultException(layout.Root, $"The version can't be published ({wrong.Message.TrimEnd('.')}).", "Check the folder, the free space and your permissions.", wrong);
        }
    }

    /// <summary>Says before long work whether something could be published here; an empty folder is made where there is none.</summary>
    /// <exception cref="VaultException">The folder can't be made or written to, or another process holds the vault.</exception>
    public void RequireWritable()
    {
        try
        {
            _ = Directory.CreateDirectory(layout.Root);
            VaultLock.Take(layout.LockFile, Patience).Dispose();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new VaultException(layout.Root, $"Nothing can be published here ({wrong.Message.TrimEnd('.')}).", "Check the folder and your permissions, or name another one.", wrong);
        }
    }

    private static Manifest Describe(Draft draft, int number, string? parent) => new()
    {
        Format = Manifest.CurrentFormat,
        Model = draft.Name,
        Version = number,
        Published = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()),
        Parent = parent,
        Notes = draft.Notes,
        Backbone = draft.Model.GetName(),
        Head = HeadPlan.Describe(draft.Model.Head),
        Classes = draft.Classes,
        Preprocessing = draft.Preprocessing,
        Temperature = draft.Temperature,
        Recipe = draft.Recipe,
        Data = draft.Data,
        Metrics = draft.Metrics,
        Tolerance = draft.Tolerance,
        Software = Software.Current(),
        Files = [],
    };

    private List<VersionFile> Store(Draft draft, SealKey? key, IReadOnlyList<VersionFile> known)
    {
        using var scope = NewDisposeScope();
        IEnumerable<(string Name, Dictionary<string, Tensor> Tensors)> files = StageFiles.Of(draft.Model).Append((Sample.FileName, Sample.Make(draft.Model, draft.Preprocessing, draft.Samples)));
        if (draft.Reference is { } reference) files = files.Append((DriftReference.FileName, DriftReference.Make(draft.Model, draft.Preprocessing, reference)));
        return [.. files.Select(file => objects.Add(file.Name, Safetensors.Writing(file.Name, file.Tensors), key, known))];
    }

    private void Place(Manifest manifest, byte[] bytes, SigningKey? signer)
    {
        var incoming = Path.Combine(layout.Versions(manifest.Model), Staging);
        VaultFile.RequireFolder(layout.Models);
        VaultFile.RequireFolder(layout.Model(manifest.Model));
        VaultFile.RequireFolder(layout.Versions(manifest.Model));
        RemoveFolder(incoming);
        _ = Directory.CreateDirectory(incoming);
        var id = $"{ContentHash.Of(bytes)}";
        VaultFile.Write(Path.Combine(incoming, VaultLayout.ManifestFile), bytes);
        VaultFile.Write(Path.Combine(incoming, VaultLayout.DigestFile), StoredVersion.Digest(id));
        VaultFile.Write(Path.Combine(incoming, VaultLayout.CardFile), Encoding.UTF8.GetBytes(ModelCard.Of(manifest)));
        if (signer is not null) VaultFile.Write(Path.Combine(incoming, VaultLayout.SignatureFile), VaultJson.Write(new[] { signer.Sign(bytes) }));
        Directory.Move(incoming, layout.Version(manifest.Model, manifest.Version));
        FolderFlush.Of(layout.Versions(manifest.Model));
    }
}
