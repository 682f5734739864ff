using System.Security.Cryptography;

namespace FineTune.Vault.Keys;

/// <summary>Reading P-256 keys from PEM: of the right curve, and with a private part where one is wanted.</summary>
internal static class PemKey
{
    private const string Curve = "1.2.840.10045.3.1.7";
    private const int MostCharacters = 16_384;

    /// <exception cref="VaultException">This is no such key, or the passphrase is wrong.</exception>
    internal static void Import(ECAlgorithm key, string pem, string? passphrase, bool wantsPrivate)
    {
        if (pem.Length > MostCharacters) throw Wrong($"It has {pem.Length} characters, and a key has some hundreds.");
        if (wantsPrivate != pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) throw Wrong(wantsPrivate ? "A private key is wanted, and this is none." : "A public key is wanted; this is a private one, which should never leave its owner.");
        var isEncrypted = pem.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal);
        if (isEncrypted && passphrase is null) throw Wrong("It is encrypted, and no passphrase was given.");
        try
        {
            if (isEncrypted) key.ImportFromEncryptedPem(pem, passphrase);
            else key.ImportFromPem(pem);
            var curve = key.ExportParameters(includePrivateParameters: wantsPrivate).Curve.Oid?.Value;
            if (curve != Curve) throw Wrong($"It is on another curve ({curve}) than P-256.");
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            throw Wrong(isEncrypted ? "The passphrase is wrong, or the key is damaged." : $"It can't be read ({wrong.Message.TrimEnd('.')}).", wrong);
        }
    }

    private static VaultException Wrong(string problem, Exception? inner = null)
        => new("key", problem, "Give a P-256 key as PEM, as `finetune models keys create` writes it.", inner);
}
