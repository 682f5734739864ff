using System.Text;
using FineTune.Data;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using FineTune.Vault.Storage;

namespace FineTune.Vault;

/// <summary>A version as it lies in its folder, its manifest compared with the digest beside it.</summary>
internal sealed record StoredVersion(string Folder, Manifest Manifest, byte[] Bytes, string Id)
{
    private const long MostManifestBytes = 16 << 20;

    internal string Title => $"{Manifest.Model}@{Manifest.Version}";

    /// <exception cref="VaultException">It is damaged, or lies where it doesn't belong.</exception>
    internal static StoredVersion Read(string folder, string name, int number)
    {
        var path = Path.Combine(folder, VaultLayout.ManifestFile);
        var bytes = VaultFile.ReadAll(path, MostManifestBytes);
        var id = $"{ContentHash.Of(bytes)}";
        if (!VaultFile.ReadAll(Path.Combine(folder, VaultLayout.DigestFile), 1024).AsSpan().SequenceEqual(Digest(id)))
            throw new VaultException(path, "The manifest isn't what was published: its SHA-256 is another.", "It was damaged or tampered with: restore it from a copy.");
        var manifest = VaultJson.Read<Manifest>(bytes, path);
        ManifestCheck.Require(manifest, path);
        if (manifest.Model != name || manifest.Version != number)
            throw new VaultException(path, $"This is the manifest of {manifest.Model}@{manifest.Version}, in the place of {name}@{number}.", "Somebody moved it: put it back.");
        return new StoredVersion(folder, manifest, bytes, id);
    }

    /// <summary>A line as sha256sum writes and checks it.</summary>
    internal static byte[] Digest(string id) => Encoding.ASCII.GetBytes($"{id}  {VaultLayout.ManifestFile}\n");

    internal ManifestSignature[] Signatures() => ManifestSignature.ReadAll(Path.Combine(Folder, VaultLayout.SignatureFile));

    internal void WriteSignatures(IReadOnlyList<ManifestSignature> signatures) => VaultFile.Write(Path.Combine(Folder, VaultLayout.SignatureFile), VaultJson.Write(signatures));
}
