using FineTune.Vault.Signatures;
using FineTune.Vault.Storage;

namespace FineTune.Vault;

public sealed partial class ModelVault
{
    /// <summary>Adds a signature to a version; the ones that are there stay.</summary>
    /// <param name="reference">The version. Look at it first: the signature says that it may be loaded.</param>
    /// <param name="signer">Whose signature.</param>
    /// <exception cref="VaultException">There is no such version, or it is damaged.</exception>
    public void Sign(string reference, SigningKey signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        using var held = VaultLock.Take(layout.LockFile, Patience);
        var stored = Resolve(reference);
        stored.WriteSignatures([.. stored.Signatures().Where(other => other.Key != signer.Id), signer.Sign(stored.Bytes)]);
    }

    /// <summary>
    /// Rotates a key: every version with a valid signature by the old one gets the new one's, and loses the old one's. What the old key
    /// did not sign, or what was changed since, is left alone.
    /// </summary>
    /// <param name="old">The key that is given up.</param>
    /// <param name="fresh">The key that takes its place.</param>
    /// <returns>How many versions were signed anew.</returns>
    /// <exception cref="VaultException">A manifest is damaged.</exception>
    public int Rotate(SigningKey old, SigningKey fresh)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(fresh);
        var list = new TrustList();
        _ = list.Add("old", old.PublicPem);
        using var held = VaultLock.Take(layout.LockFile, Patience);
        var count = 0;
        foreach (var stored in layout.ModelNames().ToList().SelectMany(name => layout.VersionNumbers(name).Select(number => ReadVersion(name, number))))
        {
            var signatures = stored.Signatures();
            if (!signatures.Any(signature => signature.Key == old.Id)) continue;
            _ = Trust.In(list).Require(stored.Title, stored.Bytes, signatures);
            stored.WriteSignatures([.. signatures.Where(other => other.Key != old.Id && other.Key != fresh.Id), fresh.Sign(stored.Bytes)]);
            count++;
        }
        return count;
    }
}
