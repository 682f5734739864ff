using System.Security.Cryptography;

namespace FineTune.Vault.Encryption;

/// <summary>What a file is sealed with, and what opens it again.</summary>
public abstract class SealKey : IDisposable
{
    private protected SealKey() { }

    /// <summary>A key from a passphrase: PBKDF2 with HMAC-SHA512 (RFC 8018).</summary>
    /// <param name="passphrase">At least 8 characters. Twelve random letters, or five random words, hold off a determined guesser.</param>
    /// <param name="iterations">
    /// How often the passphrase is hashed: what makes guessing slow. The default is above OWASP's advice of 2023 (210,000 for SHA-512).
    /// </param>
    /// <exception cref="ArgumentException">The passphrase is too short, or the iterations are fewer than 100,000 or more than 10,000,000.</exception>
    public static SealKey FromPassphrase(string passphrase, int iterations = 300_000) => new PassphraseKey(passphrase, iterations);

    /// <summary>A recipient's public key: seals what only the recipient's private key opens.</summary>
    /// <param name="pem">A P-256 public key as PEM ("BEGIN PUBLIC KEY").</param>
    /// <exception cref="VaultException">This is no such key.</exception>
    public static SealKey ForRecipient(string pem) => RecipientKey.Import(pem, passphrase: null, wantsPrivate: false);

    /// <summary>The recipient's own key: opens what was sealed for it, and seals for it too.</summary>
    /// <param name="pem">A P-256 private key as PEM ("BEGIN PRIVATE KEY", or "BEGIN ENCRYPTED PRIVATE KEY" with its passphrase).</param>
    /// <param name="passphrase">The passphrase of an encrypted PEM.</param>
    /// <exception cref="VaultException">This is no such key, or the passphrase is wrong.</exception>
    public static SealKey OfRecipient(string pem, string? passphrase = null) => RecipientKey.Import(pem, passphrase, wantsPrivate: true);

    /// <summary>Gives the key's memory back, overwritten with zeros.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Overwrites what is secret.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing) { }

    /// <summary>The part of a header that belongs to this kind of key, and the secret that it leads to.</summary>
    internal abstract (byte[] Parameters, byte[] Secret) ForSealing();

    /// <summary>The secret that a header's parameters lead to.</summary>
    /// <exception cref="CryptographicException">The file was sealed for another kind of key, or for another key.</exception>
    internal abstract byte[] ForOpening(SealKind kind, ReadOnlySpan<byte> parameters);

    internal abstract SealKind Kind { get; }
}
