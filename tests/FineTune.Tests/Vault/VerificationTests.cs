using System.Security.Cryptography;
using System.Text;
using FineTune.Models.Weights;
using FineTune.Vault.Signatures;
using FineTune.Vault.Verification;
using static TorchSharp.torch;

namespace FineTune.Tests.Vault;

public sealed class VerificationTests : IDisposable
{
    private readonly Published published = new();

    public void Dispose() => published.Dispose();

    [Fact]
    public void Loading_runs_the_samples()
    {
        _ = published.Publish();
        var version = published.Vault.Get("shapes");
        using var model = version.Load();
        var report = version.Verify(model);
        Assert.True(report.Holds && report.LogitDrift < 1e-5 && report.PixelDrift == 0, report.ToString());
        Assert.Equal(4, report.Samples);
    }

    [Fact]
    public void A_model_that_predicts_otherwise_is_noticed()
    {
        _ = published.Publish();
        var version = published.Vault.Get("shapes");
        using var model = version.LoadUnverified();
        using (no_grad()) _ = model.state_dict()["layer2.0.bn1.bias"].add_(0.05);
        var report = version.Verify(model);
        Assert.False(report.Holds, report.ToString());
        Assert.True(report.LogitDrift > 1e-3 && report.PixelDrift == 0);
    }

    // Samples with other logits than the model gives are what a changed engine looks like.
    [Fact]
    public void Loading_refuses_a_drift_above_tolerance()
    {
        using var scope = NewDisposeScope();
        var file = published.Publish().Files.Single(entry => entry.Name == "samples.safetensors");
        var samples = Safetensors.Read(published.Objects.Single(path => Path.GetFileName(path) == file.Sha256));
        _ = samples["logits"].add_(0.002);
        var altered = published.Beside("altered");
        Safetensors.Write(altered, samples);
        var digest = Digest(File.ReadAllBytes(altered));
        _ = Directory.CreateDirectory(Path.Combine(published.Folder, "objects", digest[..2]));
        File.Move(altered, Path.Combine(published.Folder, "objects", digest[..2], digest));
        var path = Path.Combine(published.VersionFolder(1), "manifest.json");
        var manifest = File.ReadAllText(path).Replace(file.Sha256, digest, StringComparison.Ordinal);
        File.WriteAllText(path, manifest);
        File.WriteAllText(Path.ChangeExtension(path, ".sha256"), $"{Digest(Encoding.UTF8.GetBytes(manifest))}  manifest.json\n");
        var version = published.Trusting(Trust.Anyone).Get("shapes");
        VaultRefusal.Of(() => version.Load(), "doesn't predict what it did", "differ by 2.0e-3", "libtorch");
        version.LoadUnverified().Dispose();
        Assert.False(new VerificationReport(1, double.NaN, 0, 1).Holds);

        static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [Fact]
    public void A_changed_or_missing_file_is_refused()
    {
        var manifest = published.Publish();
        var file = manifest.Files.Single(entry => entry.Name == "layer1.safetensors");
        var path = published.Objects.Single(entry => Path.GetFileName(entry) == file.Sha256);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        VaultRefusal.Of(() => published.Vault.Get("shapes").Load(), "layer1.safetensors isn't what was published");
        File.Delete(path);
        VaultRefusal.Of(() => published.Vault.Get("shapes").Load(), "missing");
        File.CreateSymbolicLink(path, "/etc/passwd");
        VaultRefusal.Of(() => published.Vault.Get("shapes").Load(), "symbolic link");
        // Publishing the same again mends it.
        File.Delete(path);
        _ = published.Publish();
        published.Vault.Get("shapes@1").Load().Dispose();
    }

    [Fact]
    public void A_link_out_of_the_vault_is_refused_and_nothing_behind_it_is_touched()
    {
        _ = published.Publish();
        _ = Directory.CreateDirectory(published.Beside("outside"));
        File.WriteAllText(Path.Combine(published.Beside("outside"), "precious"), "mine");
        _ = Directory.CreateSymbolicLink(Path.Combine(published.Folder, "objects", "zz"), published.Beside("outside"));
        _ = published.Vault.Prune();
        Assert.True(File.Exists(Path.Combine(published.Beside("outside"), "precious")));
        Directory.Move(published.VersionFolder(1), published.Beside("moved"));
        _ = Directory.CreateSymbolicLink(published.VersionFolder(1), published.Beside("moved"));
        VaultRefusal.Of(() => published.Vault.Get("shapes"), "symbolic link");
    }

    [Fact]
    public void Drift_is_seen_where_the_images_are_others_and_not_where_they_are_alike()
    {
        using var fruit = Drawing.Set("fruit", 70);
        using var birds = Drawing.Set("birds", 40);
        _ = published.Publish(draft => draft with { Reference = fruit });
        var version = published.Vault.Get("shapes");
        using var model = version.Load();
        var same = version.DriftOf(fruit, model);
        Assert.False(same.Drifted, same.ToString());
        Assert.Empty(same.Unusual);
        var other = version.DriftOf(birds, model);
        Assert.True(other.Drifted && other.PValue == 0.001, other.ToString());
        VaultRefusal.Of(() => { _ = published.Publish(); return published.Vault.Get("shapes").DriftOf(fruit, model); }, "carries no reference.safetensors");
    }
}
