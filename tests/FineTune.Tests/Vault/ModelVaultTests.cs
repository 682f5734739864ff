using System.Security.Cryptography;
using FineTune.Surgery;
using FineTune.Vault.Encryption;
using static TorchSharp.torch;

namespace FineTune.Tests.Vault;

public sealed class ModelVaultTests : IDisposable
{
    private readonly Published published = new();

    public void Dispose() => published.Dispose();

    [Fact]
    public void A_published_model_comes_back_with_the_same_weights_and_predicts_the_same()
    {
        using var scope = NewDisposeScope();
        var manifest = published.Publish();
        using var loaded = published.Vault.Get("shapes").Load();
        var (before, after) = (Published.Model.state_dict(), loaded.state_dict());
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(before, entry => Assert.True(entry.Value.equal(after[entry.Key]).all().item<bool>(), entry.Key));
        Assert.False(loaded.training);
        Assert.Equal((1, "resnet18", "linear 512 3"), (manifest.Version, manifest.Backbone, manifest.Head.Single()));
        Assert.Null(manifest.Parent);
    }

    [Fact]
    public void What_did_not_change_is_stored_once()
    {
        _ = published.Publish();
        var before = published.Objects.ToHashSet();
        _ = published.Publish();
        var added = published.Objects.Where(file => !before.Contains(file)).ToList();
        // The head, and the samples, whose logits are others.
        Assert.Equal(2, added.Count);
        Assert.True(added.Sum(file => new FileInfo(file).Length) < 100_000);
        Assert.All(published.Objects, file => Assert.Equal(Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))));
        Assert.Contains("unchanged and stored once: stem, layer1, layer2, layer3, layer4", published.Vault.Compare("shapes@1", "shapes@2").Changes);
    }

    [Fact]
    public void Versions_are_listed_with_parents_and_tags()
    {
        _ = published.Publish();
        var first = published.Vault.Get("shapes@1").Id;
        _ = published.Publish();
        published.Vault.Tag("shapes@1", "production");
        Assert.Equal(first, published.Vault.Show("shapes").Parent);
        var list = published.Vault.List();
        Assert.Equal([(1, "production", 1), (2, "", 1)], list.Select(line => (line.Version, line.Tags, line.Signatures)));
        Assert.Equal("accuracy 0.8000 [0.4902, 0.9433]", list[0].Figure);
    }

    [Fact]
    public void A_tag_moves_and_is_rolled_back()
    {
        for (var i = 0; i < 3; i++) _ = published.Publish();
        published.Vault.Tag("shapes@1", "production");
        published.Vault.Tag("shapes@3", "production");
        Assert.Equal(3, published.Vault.Show("shapes@production").Version);
        Assert.Equal(1, published.Vault.RollBack("shapes", "production"));
        Assert.Equal(1, published.Vault.Show("shapes@production").Version);
        VaultRefusal.Of(() => published.Vault.RollBack("shapes", "production"), "nothing to go back to");
        VaultRefusal.Of(() => published.Vault.RollBack("shapes", "staging"), "no such tag", "production");
        VaultRefusal.Of(() => published.Vault.Tag("shapes@1", "7"), "pass for a number");
    }

    [Fact]
    public void An_older_version_that_was_put_back_is_refused_where_a_newer_is_asked_for()
    {
        for (var i = 0; i < 2; i++) _ = published.Publish();
        published.Vault.Tag("shapes@1", "production");
        published.Vault.Tag("shapes@2", "production");
        Assert.Equal(2, published.Vault.Get("shapes@production", atLeast: 2).Manifest.Version);
        _ = published.Vault.RollBack("shapes", "production");
        VaultRefusal.Of(() => published.Vault.Get("shapes@production", atLeast: 2), "'shapes@production' leads to shapes@1, and version 2 at least");
        Directory.Delete(published.VersionFolder(2), recursive: true);
        VaultRefusal.Of(() => published.Vault.Get("shapes", atLeast: 2), "version 2 at least");
        Assert.Equal(1, published.Vault.Get("shapes").Manifest.Version);
    }

    [Theory]
    [InlineData("cosine", "cosine 512 3")]
    [InlineData("mlp", "linear 512 8, relu, dropout 0.5, linear 8 3")]
    public void Other_heads_come_back_too(string head, string layers)
    {
        using var scope = NewDisposeScope();
        using var model = FineTune.Models.Backbones.Create("resnet18", 3);
        _ = model.ReplaceHead(head == "cosine" ? Heads.Cosine(3, scale: 7) : Heads.Mlp(3, 8));
        var manifest = published.Vault.Publish(Published.Draft with { Model = model }, published.Signer);
        Assert.Equal(layers, string.Join(", ", manifest.Head));
        // Load runs the samples: the logits are the same.
        using var loaded = published.Vault.Get("shapes").Load();
        Assert.Equal(model.Head.state_dict().Select(entry => (entry.Key, entry.Value.sum().item<float>())), loaded.Head.state_dict().Select(entry => (entry.Key, entry.Value.sum().item<float>())));
    }

    [Fact]
    public void Figures_are_compared_with_their_intervals()
    {
        _ = published.Publish();
        _ = published.Publish(draft => draft with
        {
            Metrics = [Published.Accuracy(9), new("loss", 0.75, HigherIsBetter: false), new("f1", 0.5)],
            Recipe = new Dictionary<string, string> { ["learning rate"] = "0.1" },
        });
        var comparison = published.Vault.Compare("shapes@1", "shapes@2");
        Assert.Equal([("accuracy", "within the intervals"), ("loss", "worse"), ("f1", "only in one")], comparison.Figures.Select(figure => (figure.Figure, figure.Verdict)));
        Assert.Equal(0.25, comparison.Figures[1].Difference);
        Assert.Contains("learning rate: 0.05, then 0.1", comparison.Changes);
    }

    [Fact]
    public void Pruning_keeps_the_newest_and_the_tagged_and_what_they_need()
    {
        for (var i = 0; i < 4; i++) _ = published.Publish();
        published.Vault.Tag("shapes@1", "production");
        File.WriteAllText(Path.Combine(published.Folder, "objects", "left-by-a-crash.part"), "half a file");
        var pruned = published.Vault.Prune(keep: 1);
        Assert.Equal(["shapes@2", "shapes@3"], pruned.Versions);
        Assert.Equal(2 * 2 + 1, pruned.Files);
        Assert.Equal([1, 4], published.Vault.List().Select(line => line.Version));
        foreach (var number in new[] { 1, 4 }) published.Vault.Get($"shapes@{number}").Load().Dispose();
        Assert.Equal(5, published.Publish().Version);
    }

    [Fact]
    public void Names_that_leave_the_folder_are_refused()
    {
        foreach (var name in new[] { "../evil", "a/b", "", ".hidden", "a\\b", "a\0b", "con.", new string('a', 65), "ä" })
            VaultRefusal.Of(() => published.Vault.Publish(Published.Draft with { Name = name }), "no name for a model");
        _ = published.Publish();
        VaultRefusal.Of(() => published.Vault.Show("../shapes"), "no name for a model");
        VaultRefusal.Of(() => published.Vault.Show("shapes@1@2"), "names no version");
        VaultRefusal.Of(() => published.Vault.Show("forms"), "no model 'forms'", "shapes");
        VaultRefusal.Of(() => published.Vault.Show("shapes@9"), "no such version");
        foreach (var name in new[] { "../../etc", "a/b", "..", "", "a\nb" })
            VaultRefusal.Of(() => published.Vault.Publish(Published.Draft with { Classes = ["circle", "square", name] }), "class name");
        Assert.Single(published.Vault.List());
    }

    [Fact]
    public void A_sealed_version_needs_its_key_and_is_stored_once_too()
    {
        using var key = SealKey.FromPassphrase("correct horse battery", 100_000);
        using var other = SealKey.FromPassphrase("another passphrase", 100_000);
        var manifest = published.Vault.Publish(Published.Draft, published.Signer, key);
        Assert.All(manifest.Files, file => Assert.NotNull(file.Sealed));
        Assert.All(published.Objects, file => Assert.True(SealedFile.IsSealed(file)));
        VaultRefusal.Of(() => published.Vault.Get("shapes").Load(), "sealed, and no key was given");
        VaultRefusal.Of(() => published.Vault.Get("shapes", other).Load(), "the key is wrong");
        published.Vault.Get("shapes", key).Load().Dispose();
        var count = published.Objects.Count();
        _ = published.Vault.Publish(Published.Draft with { Notes = "again" }, published.Signer, key);
        Assert.Equal(count, published.Objects.Count());
    }

    [Fact]
    public void The_card_is_made_of_the_manifest()
    {
        _ = published.Publish(draft => draft with { Notes = "<script>alert(1)</script>", Classes = ["a|b", "square", "triangle"] });
        var card = File.ReadAllText(Path.Combine(published.VersionFolder(1), "MODEL_CARD.md"));
        Assert.StartsWith("# shapes, version 1\n", card, StringComparison.Ordinal);
        Assert.Contains("| accuracy | 0.8 | 0.4902 to 0.9433 |", card, StringComparison.Ordinal);
        Assert.Contains("| 0 | a\\|b |", card, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", card, StringComparison.Ordinal);
    }
}
