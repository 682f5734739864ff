using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FineTune.Vault.Encryption;

/// <summary>
/// The STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
/// Misuse-Resistance", CRYPTO 2015) over AES-256-GCM: the nonce of a chunk is the file's prefix, the chunk's number and whether it is the last, so a
/// chunk that was changed, moved, doubled or left out fails, and so does an end that is no end.
/// </summary>
internal sealed class SealedChunks(SealedHeader header, byte[] fileKey) : IDisposable
{
    private readonly AesGcm cipher = new(fileKey, SealedHeader.TagBytes);

    /// <summary>Seals a chunk into <paramref name="sealedChunk"/>: as many bytes, then the tag.</summary>
    internal void Seal(long number, bool last, ReadOnlySpan<byte> plain, Span<byte> sealedChunk)
    {
        Span<byte> nonce = stackalloc byte[12];
        FillNonce(nonce, number, last);
        cipher.Encrypt(nonce, plain, sealedChunk[..plain.Length], sealedChunk.Slice(plain.Length, SealedHeader.TagBytes), header.Bytes);
    }

    /// <summary>Opens a chunk; where it doesn't fit, the plain text is all zeros.</summary>
    /// <exception cref="AuthenticationTagMismatchException">The key, the chunk, its place or the header is another.</exception>
    internal void Open(long number, bool last, ReadOnlySpan<byte> sealedChunk, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[12];
        FillNonce(nonce, number, last);
        cipher.Decrypt(nonce, sealedChunk[..plain.Length], sealedChunk[plain.Length..], plain, header.Bytes);
    }

    public void Dispose()
    {
        cipher.Dispose();
        CryptographicOperations.ZeroMemory(fileKey);
    }

    private void FillNonce(Span<byte> nonce, long number, bool last)
    {
        header.NoncePrefix.CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[SealedHeader.NoncePrefixBytes..], checked((uint)number));
        nonce[^1] = last ? (byte)1 : (byte)0;
    }
}
