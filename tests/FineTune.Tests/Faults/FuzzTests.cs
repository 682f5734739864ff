using System.Security.Cryptography;
using System.Text;
using FineTune.Data;
using FineTune.Models.Weights;
using FineTune.Tests.Data;
using FineTune.Tests.Vault;
using FineTune.Vault;
using FineTune.Vault.Encryption;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace FineTune.Tests.Faults;

/// <summary>Thousands of damaged files of each kind: an error in words or the right data, and nothing else.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Speed", "Slow")]
    public void Damaged_files_are_refused_or_right()
    {
        using var folder = new TemporaryFolder();
        using var published = new Published();
        _ = published.Publish();
        published.Vault.Tag("shapes@1", "production");
        FuzzRow[] rows =
        [
            Manifest(published), ManifestWithItsDigest(published), Small(published, Path.Combine(published.VersionFolder(1), "signatures.json"), "signatures", () => published.Vault.Get("shapes").Signer is not null),
            Small(published, Path.Combine(published.Folder, "models", "shapes", "tags.json"), "tags", () => published.Vault.List().Count == 1),
            VersionFile(published), Sealed(folder), Cache(folder),
            Weights(folder, "dtypes.safetensors"), Weights(folder, "strided.zip.pth"), Weights(folder, "strided.stream.pth"), Weights(folder, "dtypes.dat"),
        ];
        output.WriteLine(string.Join('\n', rows.Select(row => row.ToString()).Prepend(FuzzRow.Heading)));
        Assert.True(rows.Sum(row => row.Tries) >= 10_000);
        // What carries a checksum never gives other data. Plain weight files and unsigned manifests carry none.
        Assert.All(rows.Where(row => row.Kind is "manifest" or "signatures" or "file of a version" or "sealed file" or "pixel cache" or "strided.zip.pth"), row => Assert.Equal(0, row.Other));
    }

    private static FuzzRow Manifest(Published published)
    {
        var path = Path.Combine(published.VersionFolder(1), "manifest.json");
        var good = File.ReadAllBytes(path);
        return Restored(path, good, FuzzRow.Of("manifest", good, 1000, 1, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            return published.Vault.Show("shapes@1") is null;
        }, IsVault));
    }

    // As an attacker would do it: the digest fits, so the parser itself meets the damage.
    private static FuzzRow ManifestWithItsDigest(Published published)
    {
        var path = Path.Combine(published.VersionFolder(1), "manifest.json");
        var (good, digest) = (File.ReadAllBytes(path), File.ReadAllBytes(Path.ChangeExtension(path, ".sha256")));
        var anyone = published.Trusting(Trust.Anyone);
        var row = FuzzRow.Of("manifest, digest forged", good, 3000, 2, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            File.WriteAllText(Path.ChangeExtension(path, ".sha256"), $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  manifest.json\n");
            // The signature always notices.
            _ = Assert.Throws<VaultException>(() => published.Vault.Get("shapes@1"));
            return ModelCard.Of(anyone.Show("shapes@1")).Length == 0;
        }, IsVault);
        File.WriteAllBytes(Path.ChangeExtension(path, ".sha256"), digest);
        return Restored(path, good, row);
    }

    private static FuzzRow Small(Published published, string path, string kind, Func<bool> read)
    {
        var good = File.ReadAllBytes(path);
        return Restored(path, good, FuzzRow.Of(kind, good, 1000, 3, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            return read();
        }, IsVault));
    }

    private static FuzzRow VersionFile(Published published)
    {
        var samples = published.Vault.Show("shapes@1").Files.Single(file => file.Name == "samples.safetensors");
        var path = published.Objects.Single(file => Path.GetFileName(file) == samples.Sha256);
        var good = File.ReadAllBytes(path);
        var version = published.Vault.Get("shapes@1");
        return Restored(path, good, FuzzRow.Of("file of a version", good, 1000, 4, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            return version.Verify(Published.Model).Samples == 0;
        }, IsVault));
    }

    private static FuzzRow Sealed(TemporaryFolder folder)
    {
        var fixtures = Path.Combine(AppContext.BaseDirectory, "Vault", "fixtures");
        using var key = SealKey.OfRecipient(File.ReadAllText(Path.Combine(fixtures, "recipient.pem")));
        var (path, opened) = (Path.Combine(folder.Path, "sealed"), Path.Combine(folder.Path, "opened"));
        return FuzzRow.Of("sealed file", File.ReadAllBytes(Path.Combine(fixtures, "recipient.sealed")), 2000, 5, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            try
            {
                SealedFile.Open(path, opened, key);
            }
            finally
            {
                Assert.False(File.Exists(opened), "Plain text of a damaged file was written.");
            }
            return false;
        }, IsVault);
    }

    private static FuzzRow Cache(TemporaryFolder folder)
    {
        var items = Drawing.Files(4).Select((file, i) => new ImageItem(file, $"{i}", i % 2)).ToArray();
        var cache = Path.Combine(folder.Path, "cache");
        using var expected = Load(CachePlace.Folder(cache));
        var path = Directory.GetFiles(cache, "*.rows").Single();
        return FuzzRow.Of("pixel cache", File.ReadAllBytes(path), 500, 6, bytes =>
        {
            File.Delete(path);
            File.WriteAllBytes(path, bytes);
            using var again = Load(CachePlace.Folder(cache));
            return again.Pixels.bytes.SequenceEqual(expected.Pixels.bytes);
        }, wrong => wrong is IOException or ImageException);

        ImageSet Load(CachePlace place) => ImageSet.Load(items, ["a", "b"], Framing.Contain(16, 16), place);
    }

    private static FuzzRow Weights(TemporaryFolder folder, string fixture)
    {
        var source = FineTune.Tests.Weights.Fixture.PathOf(fixture);
        var path = Path.Combine(folder.Path, "weights");
        var expected = Flat(source);
        return FuzzRow.Of(fixture, File.ReadAllBytes(source), 1000, 7, bytes =>
        {
            File.Delete(path);
            File.WriteAllBytes(path, bytes);
            return Flat(path) == expected;
        }, wrong => wrong is WeightFileException);
    }

    private static string Flat(string path)
    {
        using var scope = NewDisposeScope();
        var text = new StringBuilder();
        foreach (var (name, tensor) in WeightFile.Read(path).OrderBy(entry => entry.Key, StringComparer.Ordinal)) _ = text.Append(name).Append(tensor.dtype).AppendJoin(',', tensor.shape).Append(Convert.ToHexString(tensor.contiguous().bytes));
        return text.ToString();
    }

    private static FuzzRow Restored(string path, byte[] good, FuzzRow row)
    {
        File.WriteAllBytes(path, good);
        return row;
    }

    private static bool IsVault(Exception wrong) => wrong is VaultException;
}
