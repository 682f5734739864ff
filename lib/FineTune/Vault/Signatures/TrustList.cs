using System.Security.Cryptography;
using FineTune.Vault.Keys;
using FineTune.Vault.Storage;

namespace FineTune.Vault.Signatures;

/// <summary>
/// The public keys of those whose models may be loaded, in a file of one's own. It must not lie in the vault: whoever can
/// write there could then add their own key.
/// </summary>
public sealed class TrustList
{
    private const long MostBytes = 1 << 20;

    private readonly List<TrustedKey> keys = [];

    /// <summary>The trusted keys, in the order in which they were added.</summary>
    public IReadOnlyList<TrustedKey> Keys => keys;

    /// <summary>Reads a list.</summary>
    /// <param name="path">What <see cref="Save"/> wrote; where there is no file, nobody is trusted.</param>
    /// <exception cref="VaultException">The file isn't a trust list.</exception>
    public static TrustList Load(string path)
    {
        var list = new TrustList();
        if (!File.Exists(path)) return list;
        foreach (var key in VaultJson.Read<TrustedKey[]>(VaultFile.ReadAll(path, MostBytes), path))
        {
            // The id is computed, never believed.
            if (list.Add(key.Name, key.PublicPem).Id != key.Id) throw new VaultException(path, $"The key of '{SafeName.Shown(key.Name)}' has another id than the list says.", "Restore the list from a copy.");
        }
        return list;
    }

    /// <summary>Trusts one more key.</summary>
    /// <param name="name">Who it is.</param>
    /// <param name="publicPem">Their public key.</param>
    /// <returns>The entry; the one that is there already where the key is trusted already.</returns>
    /// <exception cref="VaultException">This is no P-256 public key, or the name is taken.</exception>
    public TrustedKey Add(string name, string publicPem)
    {
        ArgumentNullException.ThrowIfNull(publicPem);
        using var key = ECDsa.Create();
        PemKey.Import(key, publicPem, passphrase: null, wantsPrivate: false);
        var entry = new TrustedKey(SafeName.Require(name, "signer"), KeyId.Of(key), key.ExportSubjectPublicKeyInfoPem());
        if (keys.FirstOrDefault(known => known.Id == entry.Id) is { } there) return there;
        if (keys.Any(known => known.Name == name)) throw new VaultException($"'{name}'", "Another key has this name.", "Choose another name, or remove that key first.");
        keys.Add(entry);
        return entry;
    }

    /// <summary>Trusts a key no longer.</summary>
    /// <param name="name">Who it is, or the beginning of the key's id.</param>
    /// <exception cref="VaultException">No key, or more than one, is meant.</exception>
    public void Remove(string name)
    {
        var meant = keys.Where(key => key.Name == name || (name.Length >= 8 && key.Id.StartsWith(name, StringComparison.Ordinal))).ToList();
        if (meant.Count != 1) throw new VaultException($"'{SafeName.Shown(name)}'", $"{meant.Count} trusted keys are called so.", $"Known are: {string.Join(", ", keys.Select(key => key.Name))}.");
        _ = keys.Remove(meant[0]);
    }

    /// <summary>Writes the list, whole or not at all.</summary>
    /// <param name="path">Where it goes.</param>
    /// <exception cref="VaultException">The folder can't be written to.</exception>
    public void Save(string path)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        VaultFile.Write(path, VaultJson.Write(keys));
    }
}
