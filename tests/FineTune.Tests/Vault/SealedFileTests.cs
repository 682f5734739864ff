using System.Security.Cryptography;
using FineTune.Tests.Data;
using FineTune.Vault.Encryption;
using FineTune.Vault.Keys;

namespace FineTune.Tests.Vault;

public sealed class SealedFileTests : IDisposable
{
    // One derivation for all tests: it is slow on purpose.
    private static readonly SealKey Passphrase = SealKey.FromPassphrase("correct horse battery", 100_000);

    private const int Chunk = 65_536;
    private const int Overhead = 16;
    private const int PassphraseHeader = 71;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string At(string name) => Path.Combine(folder.Path, name);

    private byte[] Make(int length, SealKey? key = null)
    {
        var plain = new byte[length];
        new Random(length).NextBytes(plain);
        File.WriteAllBytes(At("plain"), plain);
        SealedFile.Seal(At("plain"), At("sealed"), key ?? Passphrase);
        return plain;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(3 * Chunk)]
    [InlineData((3 * Chunk) + 77)]
    public void What_was_sealed_opens_to_the_same_bytes(int length)
    {
        var plain = Make(length);
        var chunks = Math.Max(1, (length + Chunk - 1) / Chunk);
        Assert.Equal(PassphraseHeader + length + (chunks * Overhead), new FileInfo(At("sealed")).Length);
        Assert.True(SealedFile.IsSealed(At("sealed")) && (length == 0 || !SealedFile.IsSealed(At("plain"))));
        SealedFile.Open(At("sealed"), At("opened"), Passphrase);
        Assert.Equal(plain, File.ReadAllBytes(At("opened")));
        Assert.Equal(["opened", "plain", "sealed"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_reader_can_go_anywhere()
    {
        var plain = Make((2 * Chunk) + 500);
        using var stream = SealedFile.OpenRead(At("sealed"), Passphrase);
        var piece = new byte[200];
        foreach (var start in new[] { (2 * Chunk) + 100, Chunk - 100, 0, Chunk })
        {
            stream.Position = start;
            stream.ReadExactly(piece);
            Assert.Equal(plain.AsSpan(start, 200).ToArray(), piece);
        }
        stream.Position = plain.Length;
        Assert.Equal(0, stream.Read(piece));
    }

    [Fact]
    public void The_same_file_is_sealed_to_other_bytes_each_time()
    {
        _ = Make(100);
        var first = File.ReadAllBytes(At("sealed"));
        _ = Make(100);
        Assert.NotEqual(first[PassphraseHeader..], File.ReadAllBytes(At("sealed"))[PassphraseHeader..]);
    }

    [Fact]
    public void A_wrong_passphrase_or_another_kind_of_key_gives_nothing()
    {
        _ = Make(100);
        using var wrong = SealKey.FromPassphrase("correct horse batter?", 100_000);
        using var recipient = SealKey.OfRecipient(KeyPair.Create().PrivatePem);
        Refuses(wrong, "the key is wrong");
        Refuses(recipient, "with a passphrase");
    }

    [Fact]
    public void For_a_recipient_only_the_private_key_opens()
    {
        var pair = KeyPair.Create("passphrase");
        using var everyone = SealKey.ForRecipient(pair.PublicPem);
        using var owner = SealKey.OfRecipient(pair.PrivatePem, "passphrase");
        using var other = SealKey.OfRecipient(KeyPair.Create().PrivatePem);
        var plain = Make(Chunk + 9, everyone);
        Refuses(everyone, "only the private key");
        Refuses(other, "another recipient");
        SealedFile.Open(At("sealed"), At("opened"), owner);
        Assert.Equal(plain, File.ReadAllBytes(At("opened")));
    }

    [Theory]
    [InlineData(0, "no sealed file")]
    [InlineData(8, "version")]
    [InlineData(9, "kind")]
    [InlineData(10, "")]
    [InlineData(11, "damaged")]
    [InlineData(20, "the key is wrong, or the file was changed")]
    [InlineData(45, "the key is wrong, or the file was changed")]
    [InlineData(60, "the key is wrong, or the file was changed")]
    [InlineData(PassphraseHeader, "")]
    [InlineData(PassphraseHeader + (2 * (Chunk + Overhead)), "")]
    public void A_flipped_bit_anywhere_is_refused(int place, string saying)
    {
        _ = Make((2 * Chunk) + 5);
        var bytes = File.ReadAllBytes(At("sealed"));
        bytes[place] ^= 4;
        File.WriteAllBytes(At("sealed"), bytes);
        Refuses(Passphrase, saying);
    }

    // The header's own demands are bounded: nothing is derived for a billion iterations.
    [Theory]
    [InlineData(1_000_000_000)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Iterations_beyond_reason_are_refused_at_once(int iterations)
    {
        _ = Make(10);
        var bytes = File.ReadAllBytes(At("sealed"));
        BitConverter.GetBytes(iterations).CopyTo(bytes, 51);
        File.WriteAllBytes(At("sealed"), bytes);
        Refuses(Passphrase, "iterations");
    }

    [Fact]
    public void Chunks_that_are_missing_doubled_or_exchanged_are_refused()
    {
        _ = Make((3 * Chunk) + 5);
        var bytes = File.ReadAllBytes(At("sealed"));
        var header = bytes[..PassphraseHeader];
        var chunks = bytes[PassphraseHeader..].Chunk(Chunk + Overhead).ToArray();
        foreach (int[] order in new int[][] { [0, 1, 2], [0, 1, 3], [1, 0, 2, 3], [0, 0, 1, 2, 3], [3], [], [0, 1, 2, 3, 3], [1, 2, 3] })
        {
            File.WriteAllBytes(At("sealed"), [.. header, .. order.SelectMany(i => chunks[i])]);
            Refuses(Passphrase);
        }
        for (var cut = 0; cut < bytes.Length; cut += 4099)
        {
            File.WriteAllBytes(At("sealed"), bytes[..cut]);
            Refuses(Passphrase);
        }
    }

    [Fact]
    public void A_reader_gives_nothing_from_a_changed_chunk_on()
    {
        var plain = Make((3 * Chunk) + 5);
        var bytes = File.ReadAllBytes(At("sealed"));
        bytes[PassphraseHeader + Chunk + Overhead + 1000] ^= 1;
        File.WriteAllBytes(At("sealed"), bytes);
        using var stream = SealedFile.OpenRead(At("sealed"), Passphrase);
        var read = new byte[2 * Chunk];
        stream.ReadExactly(read.AsSpan(0, Chunk));
        Assert.Equal(plain[..Chunk], read[..Chunk]);
        _ = Assert.ThrowsAny<CryptographicException>(() => stream.Read(read, 0, 10));
        _ = Assert.ThrowsAny<CryptographicException>(() => stream.Read(read, 0, 10));
        Assert.All(read[Chunk..], value => Assert.Equal(0, value));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_hundred_megabytes_take_less_than_twenty_more()
    {
        var piece = new byte[1 << 20];
        new Random(1).NextBytes(piece);
        using (var file = File.Create(At("plain")))
            for (var i = 0; i < 100; i++) file.Write(piece);
        SealedFile.Seal(At("plain"), At("sealed"), Passphrase);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        SealedFile.Open(At("sealed"), At("opened"), Passphrase);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.True(allocated < 20 << 20, $"{allocated >> 10} KiB");
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(At("plain"))), SHA256.HashData(File.ReadAllBytes(At("opened"))));
    }

    [Fact]
    public void A_passphrase_that_is_easily_guessed_is_refused()
    {
        _ = Assert.Throws<ArgumentException>(() => SealKey.FromPassphrase("short"));
        _ = Assert.Throws<ArgumentException>(() => SealKey.FromPassphrase("long enough", 1000));
    }

    private void Refuses(SealKey key, string saying = "")
    {
        VaultRefusal.Of(() => SealedFile.Open(At("sealed"), At("opened"), key), saying);
        Assert.False(File.Exists(At("opened")), "Plain text was written.");
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part"));
    }
}
