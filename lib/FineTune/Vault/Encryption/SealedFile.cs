using System.Security.Cryptography;
using FineTune.Models.Weights;
using FineTune.Vault.Storage;

namespace FineTune.Vault.Encryption;

/// <summary>
/// Encryption at rest: AES-256-GCM in chunks of 64 KiB. A wrong key, a changed bit, or a chunk that is missing or in another
/// place is an error, and no byte of plain text is given from there on.
/// </summary>
public static class SealedFile
{
    /// <summary>Seals a file of any size; a few chunks of it are in memory at a time.</summary>
    /// <param name="source">The plain file; it is left as it is.</param>
    /// <param name="target">Where the sealed file goes; it appears whole or not at all.</param>
    /// <param name="key">A passphrase, or the recipient's key.</param>
    /// <exception cref="VaultException">The source can't be read or the target can't be written.</exception>
    public static void Seal(string source, string target, SealKey key)
    {
        using var plain = VaultFile.Open(source);
        Write(target, key, plain.CopyTo);
    }

    /// <summary>Opens a sealed file into a plain one, which appears whole, after every chunk was checked, or not at all.</summary>
    /// <param name="source">The sealed file.</param>
    /// <param name="target">Where the plain file goes.</param>
    /// <param name="key">The passphrase, or the recipient's private key.</param>
    /// <exception cref="VaultException">The key doesn't fit, or the file was changed.</exception>
    public static void Open(string source, string target, SealKey key)
    {
        using var plain = OpenRead(source, key);
        VaultFile.Guard(() => AtomicFile.Write(target, output => CopyChecked(source, plain, output)));
    }

    /// <summary>Reads a sealed file without writing it anywhere; seekable, one chunk in memory at a time.</summary>
    /// <param name="source">The sealed file.</param>
    /// <param name="key">The passphrase, or the recipient's private key.</param>
    /// <returns>The plain text. Reading from a chunk that was changed throws <see cref="CryptographicException"/>.</returns>
    /// <exception cref="VaultException">The key doesn't fit, the file was cut short, or it isn't sealed.</exception>
    public static Stream OpenRead(string source, SealKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return OpenRead(VaultFile.Open(source), source, key);
    }

    /// <summary>Whether a file begins as sealed files do.</summary>
    /// <param name="path">Any file.</param>
    /// <exception cref="VaultException">It can't be read.</exception>
    public static bool IsSealed(string path)
    {
        using var stream = VaultFile.Open(path);
        var start = new byte[SealedHeader.Magic.Length];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && SealedHeader.Magic.SequenceEqual(start);
    }

    /// <summary>Whether the key opens the file; of a public key, whether the file was sealed for it.</summary>
    internal static bool Fits(string path, SealKey key)
    {
        using var stream = VaultFile.Open(path);
        try
        {
            if (key is RecipientKey recipient)
            {
                var header = SealedHeader.Read(stream);
                return header.Kind == SealKind.Recipient && recipient.IsFor(header.Parameters);
            }
            using var opened = new SealedReadStream(stream, key);
            return true;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or CryptographicException or EndOfStreamException)
        {
            return false;
        }
    }

    internal static Stream OpenRead(FileStream stream, string name, SealKey key)
    {
        try
        {
            return new SealedReadStream(stream, key);
        }
        catch (Exception wrong)
        {
            stream.Dispose();
            if (wrong is InvalidDataException or CryptographicException or EndOfStreamException) throw Refused(name, wrong);
            throw;
        }
    }

    internal static void Write(string target, SealKey key, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(key);
        VaultFile.Guard(() => AtomicFile.Write(target, output =>
        {
            using var sealing = new SealedWriteStream(output, key);
            write(sealing);
            sealing.Finish();
        }));
    }

    internal static VaultException Refused(string name, Exception wrong) => wrong is AuthenticationTagMismatchException
        ? new VaultException(name, "It can't be opened: the key is wrong, or the file was changed.", "Check the passphrase or the key; if they are right, restore the file from a copy.", wrong)
        : new VaultException(name, $"It can't be opened ({wrong.Message.TrimEnd('.')}).", "Use the key that it was sealed for, or restore the file from a copy.", wrong);

    private static void CopyChecked(string name, Stream plain, Stream output)
    {
        try
        {
            plain.CopyTo(output);
        }
        catch (CryptographicException wrong)
        {
            throw Refused(name, wrong);
        }
    }
}
