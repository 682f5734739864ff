using System.Security.Cryptography;

namespace FineTune.Vault.Encryption;

/// <summary>
/// A recipient's P-256 key: an ephemeral key is made for each file, and ECDH between it and the recipient's gives the secret
/// (the scheme of ECIES: SEC 1, section 5.1). Its parameters in a header: the SHA-256 of the recipient's public key (32 bytes) and the
/// ephemeral public point (64).
/// </summary>
internal sealed class RecipientKey : SealKey
{
    internal const int ParameterBytes = SHA256.HashSizeInBytes + PointBytes;

    private const int CoordinateBytes = 32;
    private const int PointBytes = 2 * CoordinateBytes;

    private readonly ECDiffieHellman key;
    private readonly bool isPrivate;
    private readonly byte[] fingerprint;

    private RecipientKey(ECDiffieHellman key, bool isPrivate)
    {
        (this.key, this.isPrivate) = (key, isPrivate);
        fingerprint = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
    }

    internal override SealKind Kind => SealKind.Recipient;

    internal static RecipientKey Import(string pem, string? passphrase, bool wantsPrivate)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var key = ECDiffieHellman.Create();
        try
        {
            Keys.PemKey.Import(key, pem, passphrase, wantsPrivate);
            return new RecipientKey(key, wantsPrivate);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    internal bool IsFor(ReadOnlySpan<byte> parameters) => parameters[..fingerprint.Length].SequenceEqual(fingerprint);

    internal override (byte[] Parameters, byte[] Secret) ForSealing()
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = ephemeral.ExportParameters(includePrivateParameters: false).Q;
        using var recipient = key.PublicKey;
        return ([.. fingerprint, .. point.X!, .. point.Y!], ephemeral.DeriveRawSecretAgreement(recipient));
    }

    internal override byte[] ForOpening(SealKind kind, ReadOnlySpan<byte> parameters)
    {
        if (kind != SealKind.Recipient) throw new CryptographicException("It was sealed with a passphrase, not for a recipient's key.");
        if (!isPrivate) throw new CryptographicException("This is the recipient's public key, and only the private key opens what was sealed for it.");
        if (!IsFor(parameters)) throw new CryptographicException("It was sealed for another recipient's key.");
        var point = parameters[fingerprint.Length..];
        using var ephemeral = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            // A point that isn't on the curve is refused here.
            Q = new ECPoint { X = point[..CoordinateBytes].ToArray(), Y = point[CoordinateBytes..].ToArray() },
        });
        using var theirs = ephemeral.PublicKey;
        return key.DeriveRawSecretAgreement(theirs);
    }

    protected override void Dispose(bool disposing)
    {
        key.Dispose();
        base.Dispose(disposing);
    }
}
