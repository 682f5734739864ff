using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Models;
using FineTune.Tests.Data;
using FineTune.Vault;
using FineTune.Vault.Keys;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using static TorchSharp.torch;

namespace FineTune.Tests.Vault;

/// <summary>A vault in a temporary folder, a signer whom it trusts, and a model to publish.</summary>
internal sealed class Published : IDisposable
{
    internal static readonly string[] Classes = ["circle", "square", "triangle"];

    private readonly TemporaryFolder temporary = new();

    internal Published()
    {
        var list = new TrustList();
        _ = list.Add("me", Signer.PublicPem);
        Vault = ModelVault.Open(Folder, Trust.In(list));
        // Made here and not in a test's own scope, which would take it away.
        Model.eval();
    }

    internal static Metric Accuracy(int right) => Metric.Of("accuracy", TopAccuracy.Wilson(right, 10));

    internal string Folder => Path.Combine(temporary.Path, "vault");

    internal string Beside(string name) => Path.Combine(temporary.Path, name);

    internal ModelVault Vault { get; }

    internal ModelVault Trusting(Trust trust) => ModelVault.Open(Folder, trust);

    internal SigningKey Signer { get; } = SigningKey.FromPem(KeyPair.Create().PrivatePem);

    /// <summary>One for all tests: making eleven million random numbers takes longer than most of them.</summary>
    internal static Backbone Model { get; } = Make();

    internal static Draft Draft => new()
    {
        Name = "shapes",
        Model = Model,
        Classes = Classes,
        Preprocessing = Preprocessing.Contain(32, 32),
        Metrics = [Accuracy(8), new Metric("loss", 0.5, HigherIsBetter: false)],
        Recipe = new Dictionary<string, string> { ["learning rate"] = "0.05" },
        Samples = Drawing.Files(4),
    };

    /// <summary>Publishes the model with another head: what training the head alone gives.</summary>
    internal Manifest Publish(Func<Draft, Draft>? change = null)
    {
        using (no_grad()) _ = ((TorchSharp.Modules.Linear)Model.Head).bias!.add_(0.5);
        return Vault.Publish(change is null ? Draft : change(Draft), Signer);
    }

    internal IEnumerable<string> Objects => Directory.GetFiles(Path.Combine(Folder, "objects"), "*", SearchOption.AllDirectories);

    internal string VersionFolder(int number) => Path.Combine(Folder, "models", "shapes", "versions", $"{number:D6}");

    private static Backbone Make()
    {
        manual_seed(4);
        return Backbones.Create("resnet18", Classes.Length);
    }

    public void Dispose()
    {
        Signer.Dispose();
        temporary.Dispose();
    }
}

/// <summary>Images of the sample set.</summary>
internal static class Drawing
{
    internal static string[] Files(int count) => [.. Directory.GetFiles(Path.Combine(Fixtures.Clipart, "fruit")).Order(StringComparer.Ordinal).Take(count)];

    internal static ImageSet Set(string kind, int count, int side = 32)
    {
        var files = Directory.GetFiles(Path.Combine(Fixtures.Clipart, kind)).Order(StringComparer.Ordinal).Take(count);
        return ImageSet.Load([.. files.Select(file => new ImageItem(file, $"{kind}/{Path.GetFileName(file)}", 0))], Published.Classes, Framing.Contain(side, side));
    }
}
