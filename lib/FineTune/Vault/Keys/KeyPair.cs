using System.Security.Cryptography;
using System.Text;
using FineTune.Vault.Storage;

namespace FineTune.Vault.Keys;

/// <summary>
/// A P-256 key pair as PEM, to sign versions or to receive sealed files: make one for each purpose. Anyone may have the public
/// half; the private one stays with its owner.
/// </summary>
/// <param name="PrivatePem">PKCS#8, encrypted where a passphrase was given.</param>
/// <param name="PublicPem">SubjectPublicKeyInfo.</param>
public sealed record KeyPair(string PrivatePem, string PublicPem)
{
    // Guessing the passphrase of a stolen key file costs this much a try.
    private static readonly PbeParameters Protection = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000);

    /// <summary>A fresh pair.</summary>
    /// <param name="passphrase">Encrypts the private half; null leaves it plain, for its file's permissions to guard.</param>
    public static KeyPair Create(string? passphrase = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new KeyPair(
            passphrase is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, Protection),
            key.ExportSubjectPublicKeyInfoPem());
    }

    /// <summary>Writes NAME.pem, which only its owner may read, and NAME.public.pem.</summary>
    /// <param name="path">The private half's path; the public half's is made of it.</param>
    /// <exception cref="VaultException">There is a file already (a key is never written over), or the folder can't be written to.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Write(path, PrivatePem, secret: true);
            Write(PublicPath(path), PublicPem, secret: false);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new VaultException(path, $"The key can't be written ({wrong.Message.TrimEnd('.')}).", "A key is never written over: choose another name, or another folder.", wrong);
        }
    }

    /// <summary>Where the public half of a key file lies: "me.pem" has "me.public.pem".</summary>
    /// <param name="path">The private half's path.</param>
    public static string PublicPath(string path) => Path.ChangeExtension(path, ".public.pem");

    /// <summary>Reads a PEM file.</summary>
    /// <param name="path">A key file.</param>
    /// <exception cref="VaultException">It is missing, or far too large for a key.</exception>
    public static string ReadPem(string path) => Encoding.UTF8.GetString(VaultFile.ReadAll(path, 16_384));

    private static void Write(string path, string pem, bool secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | (secret ? 0 : UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using var stream = new FileStream(path, options);
        stream.Write(Encoding.ASCII.GetBytes(pem + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
