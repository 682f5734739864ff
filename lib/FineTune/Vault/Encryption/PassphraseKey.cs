using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace FineTune.Vault.Encryption;

/// <summary>
/// A passphrase. Its parameters in a header: iterations (4 bytes, little endian) and salt (16). One object uses one salt for
/// all that it seals, and remembers what it derived, so many files cost one derivation; each file still has its own key.
/// </summary>
internal sealed class PassphraseKey : SealKey
{
    internal const int ParameterBytes = 4 + SaltBytes;
    internal const int FewestIterations = 100_000;

    // A header must not be able to keep a processor busy for minutes.
    internal const int MostIterations = 10_000_000;

    private const int SaltBytes = 16;
    private const int ShortestPassphrase = 8;

    private readonly byte[] passphrase;
    private readonly byte[] parameters = new byte[ParameterBytes];
    private readonly ConcurrentDictionary<string, byte[]> derived = new(StringComparer.Ordinal);

    internal PassphraseKey(string passphrase, int iterations)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        if (passphrase.Length < ShortestPassphrase) throw new ArgumentException($"The passphrase has {passphrase.Length} characters; it needs at least {ShortestPassphrase}.", nameof(passphrase));
        if (iterations is < FewestIterations or > MostIterations) throw new ArgumentException($"{iterations} iterations: {FewestIterations} to {MostIterations} are allowed.", nameof(iterations));
        this.passphrase = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormC));
        BinaryPrimitives.WriteInt32LittleEndian(parameters, iterations);
        RandomNumberGenerator.Fill(parameters.AsSpan(4));
    }

    internal override SealKind Kind => SealKind.Passphrase;

    internal override (byte[] Parameters, byte[] Secret) ForSealing() => (parameters, ForOpening(SealKind.Passphrase, parameters));

    internal override byte[] ForOpening(SealKind kind, ReadOnlySpan<byte> parameters)
    {
        if (kind != SealKind.Passphrase) throw new CryptographicException("It was sealed for a recipient's key, not with a passphrase.");
        var iterations = BinaryPrimitives.ReadInt32LittleEndian(parameters);
        if (iterations is < FewestIterations or > MostIterations) throw new CryptographicException($"Its header asks for {iterations} iterations, and {FewestIterations} to {MostIterations} are allowed.");
        var salt = parameters[4..].ToArray();
        return derived.GetOrAdd(Convert.ToHexString(parameters), _ => Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, iterations, HashAlgorithmName.SHA512, SealedHeader.KeyBytes));
    }

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(passphrase);
        foreach (var secret in derived.Values) CryptographicOperations.ZeroMemory(secret);
        derived.Clear();
        base.Dispose(disposing);
    }
}
