using FineTune.Data;
using FineTune.Models.Weights;
using FineTune.Vault.Encryption;
using FineTune.Vault.Manifests;

namespace FineTune.Vault.Storage;

/// <summary>
/// Files by their content's SHA-256, so what is the same is stored once, and what was changed is noticed. An object appears
/// whole under its name or not at all, and is never written again.
/// </summary>
internal sealed class ObjectStore(VaultLayout layout)
{
    /// <summary>Stores what <paramref name="write"/> writes, unless it is there already. The caller holds the vault's lock.</summary>
    /// <param name="name">What the file is in its version.</param>
    /// <param name="write">Called twice: for the digest, and to store.</param>
    /// <param name="key">Seals it; null stores it plain.</param>
    /// <param name="known">Files of earlier versions: a sealed one of the same content that the key fits is used again.</param>
    internal VersionFile Add(string name, Action<Stream> write, SealKey? key, IEnumerable<VersionFile> known)
    {
        var (sha256, bytes) = HashingStream.Of(write);
        var file = new VersionFile(name, sha256, bytes);
        if (key is null)
        {
            if (!IsWhole(sha256)) Store(incoming => AtomicFile.Write(incoming, write), sha256);
            return file;
        }
        var again = known.FirstOrDefault(other => other.Sealed is not null && other.Sha256 == sha256 && IsWhole(other.Sealed) && SealedFile.Fits(layout.Object(other.Sealed), key));
        return file with { Sealed = again?.Sealed ?? Store(incoming => SealedFile.Write(incoming, key, write), expected: null) };
    }

    /// <summary>Opens a file of a version, whose content has been compared with what the manifest says; the stream stands at its beginning.</summary>
    /// <exception cref="VaultException">It is missing, not what was published, or sealed for another key.</exception>
    internal Stream Open(VersionFile file, SealKey? key)
    {
        var path = layout.Object(file.Address);
        var stored = VaultFile.Open(path);
        try
        {
            if ($"{ContentHash.Of(stored)}" != file.Address) throw Altered(path, file);
            stored.Position = 0;
            if (file.Sealed is null) return stored.Length == file.Bytes ? stored : throw Altered(path, file);
            if (key is null) throw new VaultException(path, $"{file.Name} is sealed, and no key was given.", "Give the passphrase or the private key that it was sealed for.");
            return SealedFile.OpenRead(stored, path, key);
        }
        catch (Exception wrong)
        {
            stored.Dispose();
            if (wrong is IOException) throw VaultFile.Unreadable(path, wrong);
            throw;
        }
    }

    /// <summary>Whether the object is there and unharmed: a damaged one is stored anew.</summary>
    internal bool IsWhole(string address)
    {
        var path = layout.Object(address);
        if (!File.Exists(path) || new FileInfo(path).LinkTarget is not null) return false;
        return Digest(path) == address;
    }

    /// <summary>Deletes what a killed process left half-written. The caller holds the vault's lock: nobody writes.</summary>
    internal void RemoveUnfinished()
    {
        if (!Directory.Exists(layout.Objects)) return;
        foreach (var file in new DirectoryInfo(layout.Objects).EnumerateFiles("*.part")) file.Delete();
    }

    private string Store(Action<string> write, string? expected)
    {
        VaultFile.RequireFolder(layout.Objects);
        var incoming = Path.Combine(layout.Objects, $"{Guid.NewGuid():N}.part");
        try
        {
            VaultFile.Guard(() => write(incoming));
            var address = expected ?? Digest(incoming);
            var place = layout.Object(address);
            VaultFile.RequireFolder(Path.GetDirectoryName(place)!);
            File.Move(incoming, place, overwrite: true);
            FolderFlush.Of(Path.GetDirectoryName(place)!);
            return address;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    private static string Digest(string path)
    {
        using var stream = VaultFile.Open(path);
        return $"{ContentHash.Of(stream)}";
    }

    private static VaultException Altered(string path, VersionFile file)
        => new(path, $"{file.Name} isn't what was published: its SHA-256 is another.", "It was damaged or tampered with: restore it from a copy, or publish the version again.");
}
