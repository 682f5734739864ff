using System.Security.Cryptography;
using FineTune.Models;
using FineTune.Vault;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using static TorchSharp.torch;

namespace Faults.Trials;

/// <summary>Versions published one after the other, pruned now and then.</summary>
internal sealed class Publishing : Trial
{
    private const string Model = "shapes";
    private const int Kept = 3;

    private int newest;
    private int said;
    private int parts;

    public override string Title => "publishing";

    public override TimeSpan Longest => TimeSpan.FromSeconds(5);

    public override string Note => $"{newest} versions published, {parts} unfinished files left behind and never read";

    public override void Work(string folder)
    {
        var vault = ModelVault.Open(folder, Trust.Anyone);
        using var model = Backbones.Create("resnet18", 3);
        Say("ready");
        for (var i = 0; ; i++)
        {
            // Another first stage and another head each time: large files and small ones.
            using (no_grad()) foreach (var name in new[] { "conv1.weight", "fc.bias" }) _ = model.state_dict()[name].uniform_(0, 1);
            var manifest = vault.Publish(new Draft { Name = Model, Model = model, Classes = ["a", "b", "c"], Preprocessing = Preprocessing.Contain(32, 32) });
            vault.Tag($"{Model}@{manifest.Version}", "production");
            Say($"{manifest.Version}");
            if (i % 2 == 1) _ = vault.Prune(Kept);
        }
    }

    public override string? Check(string folder, IReadOnlyList<string> done)
    {
        var vault = ModelVault.Open(folder, Trust.Anyone);
        // A version may be there before it is tagged; it is said when both are done.
        said = done.Count == 0 ? said : int.Parse(done[^1]);
        if (Directory.Exists(Path.Combine(folder, "objects")))
        {
            var files = Directory.GetFiles(Path.Combine(folder, "objects"), "*", SearchOption.AllDirectories);
            parts += files.Count(file => file.EndsWith(".part", StringComparison.Ordinal));
            var wrong = files.FirstOrDefault(file => !file.EndsWith(".part", StringComparison.Ordinal) && Path.GetFileName(file) != Digest(file));
            if (wrong is not null) return $"{wrong} isn't what its name says";
        }
        try
        {
            var versions = vault.List();
            newest = Math.Max(newest, said);
            if (versions.Count == 0) return newest == 0 ? null : $"version {newest} was published and is gone";
            if (versions[^1].Version < newest) return $"version {newest} was published, and {versions[^1].Version} is the newest";
            newest = versions[^1].Version;
            foreach (var version in versions.Skip(versions.Count - 2)) vault.Get($"{Model}@{version.Version}").Load().Dispose();
            if (said > 0 && vault.Show($"{Model}@production").Version is var tagged && (Writers == 1 ? tagged < said : !done.Contains($"{tagged}"))) return $"the tag was put at {said}, and stands at {tagged}";
            return null;
        }
        catch (VaultException wrong)
        {
            return wrong.Message;
        }
    }

    private static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
