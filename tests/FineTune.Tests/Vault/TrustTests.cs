using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FineTune.Vault.Keys;
using FineTune.Vault.Signatures;

namespace FineTune.Tests.Vault;

public sealed class TrustTests : IDisposable
{
    private readonly Published published = new();

    public void Dispose() => published.Dispose();

    [Fact]
    public void What_is_unsigned_is_refused_unless_told()
    {
        _ = published.Vault.Publish(Published.Draft);
        VaultRefusal.Of(() => published.Vault.Get("shapes"), "isn't signed");
        published.Trusting(Trust.Anyone).Get("shapes").Load().Dispose();
        published.Vault.Sign("shapes@1", published.Signer);
        Assert.Equal("me", published.Vault.Get("shapes").Signer!.Name);
    }

    [Fact]
    public void What_a_stranger_signed_is_refused()
    {
        using var stranger = SigningKey.FromPem(KeyPair.Create().PrivatePem);
        _ = published.Vault.Publish(Published.Draft, stranger);
        VaultRefusal.Of(() => published.Vault.Get("shapes"), "whom you don't trust", stranger.Id[..16]);
        VaultRefusal.Of(() => published.Trusting(Trust.In(new TrustList())).Get("shapes"), "whom you don't trust");
    }

    [Fact]
    public void A_manifest_that_was_changed_with_its_digest_is_refused()
    {
        _ = published.Publish();
        var folder = published.VersionFolder(1);
        var path = Path.Combine(folder, "manifest.json");
        var text = File.ReadAllText(path).Replace("\"circle\"", "\"square\"", StringComparison.Ordinal).Replace("\"square\",\n    \"square\"", "\"square\",\n    \"circle\"", StringComparison.Ordinal);
        File.WriteAllText(path, text);
        VaultRefusal.Of(() => published.Vault.Get("shapes"), "isn't what was published");
        File.WriteAllText(Path.Combine(folder, "manifest.sha256"), $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}  manifest.json\n");
        VaultRefusal.Of(() => published.Vault.Get("shapes"), "signature of 'me' doesn't fit");
        Assert.Equal("square", published.Trusting(Trust.Anyone).Show("shapes").Classes[0]);
    }

    [Fact]
    public void A_signed_manifest_in_another_place_is_refused()
    {
        _ = published.Publish();
        _ = published.Publish();
        foreach (var file in Directory.GetFiles(published.VersionFolder(1))) File.Copy(file, Path.Combine(published.VersionFolder(2), Path.GetFileName(file)), overwrite: true);
        VaultRefusal.Of(() => published.Vault.Get("shapes@2"), "manifest of shapes@1, in the place of shapes@2");
    }

    [Fact]
    public void A_key_is_rotated()
    {
        using var fresh = SigningKey.FromPem(KeyPair.Create().PrivatePem);
        using var stranger = SigningKey.FromPem(KeyPair.Create().PrivatePem);
        _ = published.Publish();
        _ = published.Vault.Publish(Published.Draft, stranger);
        Assert.Equal(1, published.Vault.Rotate(published.Signer, fresh));
        var list = new TrustList();
        _ = list.Add("fresh", fresh.PublicPem);
        Assert.Equal("fresh", published.Trusting(Trust.In(list)).Get("shapes@1").Signer!.Name);
        VaultRefusal.Of(() => published.Vault.Get("shapes@1"), "whom you don't trust");
        VaultRefusal.Of(() => published.Trusting(Trust.In(list)).Get("shapes@2"), "whom you don't trust");
    }

    [Fact]
    public void Openssl_finds_the_signature_good()
    {
        _ = published.Publish();
        var folder = published.VersionFolder(1);
        using var signatures = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "signatures.json")));
        File.WriteAllBytes(published.Beside("signature"), signatures.RootElement[0].GetProperty("value").GetBytesFromBase64());
        File.WriteAllText(published.Beside("public.pem"), published.Signer.PublicPem);
        using var openssl = Process.Start(new ProcessStartInfo("openssl", ["dgst", "-sha256", "-verify", published.Beside("public.pem"), "-signature", published.Beside("signature"), Path.Combine(folder, "manifest.json")]) { RedirectStandardOutput = true })!;
        Assert.Equal("Verified OK", openssl.StandardOutput.ReadToEnd().Trim());
        openssl.WaitForExit();
        Assert.Equal(0, openssl.ExitCode);
    }

    [Fact]
    public void A_trust_list_is_kept_and_computes_its_ids()
    {
        var path = published.Beside("trusted.json");
        var list = TrustList.Load(path);
        Assert.Empty(list.Keys);
        var pair = KeyPair.Create();
        var entry = list.Add("ann", pair.PublicPem);
        Assert.Same(entry, list.Add("again", pair.PublicPem));
        VaultRefusal.Of(() => list.Add("ann", KeyPair.Create().PublicPem), "Another key has this name");
        VaultRefusal.Of(() => list.Add("bob", pair.PrivatePem), "private one");
        list.Save(path);
        Assert.Equal(entry, Assert.Single(TrustList.Load(path).Keys));
        File.WriteAllText(path, File.ReadAllText(path).Replace(entry.Id[..4], "0000", StringComparison.Ordinal));
        VaultRefusal.Of(() => TrustList.Load(path), "another id");
        list.Remove("ann");
        Assert.Empty(list.Keys);
    }

    [Fact]
    public void Keys_are_written_for_their_owner_alone_and_never_over_another()
    {
        var path = published.Beside("me.pem");
        KeyPair.Create("a passphrase").Save(path);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        using var key = SigningKey.Load(path, "a passphrase");
        Assert.Equal(File.ReadAllText(KeyPair.PublicPath(path)).Trim(), key.PublicPem.Trim());
        VaultRefusal.Of(() => SigningKey.Load(path), "no passphrase was given");
        VaultRefusal.Of(() => SigningKey.Load(path, "another"), "passphrase is wrong");
        VaultRefusal.Of(() => KeyPair.Create().Save(path), "never written over");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        VaultRefusal.Of(() => SigningKey.FromPem(other.ExportPkcs8PrivateKeyPem()), "another curve");
    }
}
