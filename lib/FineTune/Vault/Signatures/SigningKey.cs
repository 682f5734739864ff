using System.Security.Cryptography;
using FineTune.Vault.Keys;

namespace FineTune.Vault.Signatures;

/// <summary>A private key that signs manifests: ECDSA over P-256 with SHA-256 (FIPS 186-5). Safe from many threads at once.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;
    private readonly Lock once = new();

    private SigningKey(ECDsa key)
    {
        this.key = key;
        PublicPem = key.ExportSubjectPublicKeyInfoPem();
        Id = KeyId.Of(key);
    }

    /// <summary>The SHA-256 of the public key (SubjectPublicKeyInfo), in hexadecimal.</summary>
    public string Id { get; }

    /// <summary>The public half, for the trust lists of those who load.</summary>
    public string PublicPem { get; }

    /// <summary>Reads a private key.</summary>
    /// <param name="pem">A P-256 key: "BEGIN PRIVATE KEY", or "BEGIN ENCRYPTED PRIVATE KEY" with its passphrase.</param>
    /// <param name="passphrase">The passphrase of an encrypted PEM.</param>
    /// <exception cref="VaultException">This is no such key, or the passphrase is wrong.</exception>
    public static SigningKey FromPem(string pem, string? passphrase = null)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var key = ECDsa.Create();
        try
        {
            PemKey.Import(key, pem, passphrase, wantsPrivate: true);
            return new SigningKey(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Reads a private key from a file.</summary>
    /// <param name="path">What <see cref="KeyPair.Save"/> wrote.</param>
    /// <param name="passphrase">The passphrase of an encrypted key.</param>
    /// <exception cref="VaultException">The file is missing or no such key, or the passphrase is wrong.</exception>
    public static SigningKey Load(string path, string? passphrase = null) => FromPem(KeyPair.ReadPem(path), passphrase);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    /// <summary>DER, as openssl reads it: <c>openssl dgst -sha256 -verify me.public.pem -signature ...</c></summary>
    internal ManifestSignature Sign(byte[] manifest)
    {
        lock (once) return new ManifestSignature(Id, Convert.ToBase64String(key.SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }
}
