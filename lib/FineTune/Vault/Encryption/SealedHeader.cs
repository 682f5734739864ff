using System.Numerics;
using System.Security.Cryptography;

namespace FineTune.Vault.Encryption;

/// <summary>
/// The beginning of a sealed file, version 1: the magic (8 bytes), version, kind of key, log2 of the chunk's size, a zero,
/// the file's salt (32), the nonce's prefix (7), then the key's parameters. Every chunk is bound to all of it.
/// </summary>
internal sealed class SealedHeader
{
    internal const int KeyBytes = 32;
    internal const int TagBytes = 16;
    internal const int NoncePrefixBytes = 7;
    internal const int ChunkBytes = 1 << 16;

    private const int SaltBytes = 32;
    private const int FixedBytes = 12 + SaltBytes + NoncePrefixBytes;
    private const int Version = 1;
    private const int SmallestChunkLog = 12;
    private const int LargestChunkLog = 20;

    private SealedHeader(byte[] bytes) => Bytes = bytes;

    internal static ReadOnlySpan<byte> Magic => "FTSEALED"u8;

    internal byte[] Bytes { get; }

    internal SealKind Kind => (SealKind)Bytes[9];

    internal int Chunk => 1 << Bytes[10];

    internal ReadOnlySpan<byte> Parameters => Bytes.AsSpan(FixedBytes);

    internal ReadOnlySpan<byte> NoncePrefix => Bytes.AsSpan(12 + SaltBytes, NoncePrefixBytes);

    internal static SealedHeader Create(SealKey key, out byte[] fileKey)
    {
        var (parameters, secret) = key.ForSealing();
        var bytes = new byte[FixedBytes + parameters.Length];
        Magic.CopyTo(bytes);
        (bytes[8], bytes[9], bytes[10]) = (Version, (byte)key.Kind, (byte)BitOperations.Log2(ChunkBytes));
        RandomNumberGenerator.Fill(bytes.AsSpan(12, SaltBytes + NoncePrefixBytes));
        parameters.CopyTo(bytes, FixedBytes);
        var header = new SealedHeader(bytes);
        fileKey = header.FileKey(secret);
        return header;
    }

    /// <exception cref="InvalidDataException">This is no sealed file, or one of another version.</exception>
    internal static SealedHeader Read(Stream stream)
    {
        var start = new byte[FixedBytes];
        if (stream.ReadAtLeast(start, FixedBytes, throwOnEndOfStream: false) < FixedBytes || !start.AsSpan().StartsWith(Magic)) throw new InvalidDataException("This is no sealed file.");
        if (start[8] != Version) throw new InvalidDataException($"This sealed file has the version {start[8]}; version {Version} is read here.");
        if (start[10] is < SmallestChunkLog or > LargestChunkLog || start[11] != 0) throw new InvalidDataException("The header of this sealed file is damaged.");
        var length = (SealKind)start[9] switch
        {
            SealKind.Passphrase => PassphraseKey.ParameterBytes,
            SealKind.Recipient => RecipientKey.ParameterBytes,
            _ => throw new InvalidDataException($"This sealed file wants a key of kind {start[9]}, which isn't known here."),
        };
        var parameters = new byte[length];
        if (stream.ReadAtLeast(parameters, length, throwOnEndOfStream: false) < length) throw new InvalidDataException("The header of this sealed file is cut short.");
        return new SealedHeader([.. start, .. parameters]);
    }

    /// <summary>A key for this one file: HKDF (RFC 5869) over the secret, with the file's salt, bound to the whole header.</summary>
    internal byte[] FileKey(byte[] secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, Bytes.AsSpan(12, SaltBytes).ToArray(), Bytes);
}
