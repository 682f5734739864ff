using System.Security.Cryptography;
using FineTune.Data;
using FineTune.Vault.Storage;

namespace FineTune.Vault.Signatures;

/// <summary>A signature over the bytes of a manifest.</summary>
/// <param name="Key">The SHA-256 of the signer's public key, in hexadecimal.</param>
/// <param name="Value">The ECDSA signature, DER, in base 64.</param>
internal sealed record ManifestSignature(string Key, string Value)
{
    private const long MostBytes = 1 << 16;

    internal bool Fits(byte[] manifest, ECDsa key)
    {
        var bytes = new byte[Value.Length];
        return Convert.TryFromBase64String(Value, bytes, out var length)
            && key.VerifyData(manifest, bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    internal static ManifestSignature[] ReadAll(string path) => File.Exists(path) ? VaultJson.Read<ManifestSignature[]>(VaultFile.ReadAll(path, MostBytes), path) : [];
}

/// <summary>How keys are named: by the SHA-256 of the public key.</summary>
internal static class KeyId
{
    internal static string Of(ECAlgorithm key) => $"{ContentHash.Of(key.ExportSubjectPublicKeyInfo())}";
}
