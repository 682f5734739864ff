using FineTune.Vault.Encryption;

namespace FineTune.Tests.Vault;

/// <summary>Files that tests/peers/sealed.py sealed, with Python's cryptography and nothing of ours.</summary>
public class SealedFileReferenceTests
{
    private static string At(string name) => Path.Combine(AppContext.BaseDirectory, "Vault", "fixtures", name);

    private static byte[] Expected { get; } = [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i * 7 % 251))];

    [Fact]
    public void A_file_that_python_sealed_with_a_passphrase_opens()
    {
        using var key = SealKey.FromPassphrase("grün und gut", 100_000);
        Assert.Equal(Expected, Read("passphrase.sealed", key));
    }

    [Fact]
    public void A_file_that_python_sealed_for_a_recipient_opens()
    {
        using var key = SealKey.OfRecipient(File.ReadAllText(At("recipient.pem")));
        Assert.Equal(Expected, Read("recipient.sealed", key));
    }

    private static byte[] Read(string name, SealKey key)
    {
        using var stream = SealedFile.OpenRead(At(name), key);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
