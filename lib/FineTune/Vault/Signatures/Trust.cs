using System.Security.Cryptography;

namespace FineTune.Vault.Signatures;

/// <summary>Whose versions are loaded.</summary>
public sealed class Trust
{
    private readonly TrustList? list;

    private Trust(TrustList? list) => this.list = list;

    /// <summary>
    /// Anyone's, signed or not. Damage is still noticed, for every file is compared with its SHA-256; a manifest that somebody replaced
    /// together with its digest is not.
    /// </summary>
    public static Trust Anyone { get; } = new(null);

    /// <summary>Those that carry a valid signature by a key of the list.</summary>
    /// <param name="list">The trusted keys.</param>
    public static Trust In(TrustList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new Trust(list);
    }

    /// <summary>Who signed; null where nobody has to.</summary>
    /// <exception cref="VaultException">Nobody that is trusted did.</exception>
    internal TrustedKey? Require(string version, byte[] manifest, IReadOnlyList<ManifestSignature> signatures)
    {
        if (list is null) return null;
        if (signatures.Count == 0)
            throw new VaultException(version, "It isn't signed.", "Ask its author to sign it, or load it with Trust.Anyone (--unsigned) if you know where it comes from.");
        foreach (var trusted in list.Keys)
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(trusted.PublicPem);
            foreach (var signature in signatures.Where(signature => signature.Key == trusted.Id))
            {
                if (signature.Fits(manifest, key)) return trusted;
                throw new VaultException(version, $"The signature of '{trusted.Name}' doesn't fit: the manifest was changed after it was signed.", "Restore the version from a copy; don't use it as it is.");
            }
        }
        throw new VaultException(version, $"It is signed by {string.Join(", ", signatures.Select(signature => Storage.SafeName.Shown(signature.Key)[..Math.Min(16, signature.Key.Length)]))}, whom you don't trust.",
            "If you know the signer, add their public key: finetune models keys trust NAME FILE.");
    }
}
