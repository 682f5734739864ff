using System.Text.Json;

namespace FineTune.Command.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task A_folder_of_images_becomes_a_model_that_knows_them()
    {
        workplace.Draw();
        var output = await workplace.Succeed("train", workplace.Photos, "--epochs", "15", "--size", "32", "--device", "cpu", "--tag", "production", "--checkpoint", workplace.At("run"));
        Assert.Contains("photos@1 is published", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(workplace.At("run"), "checkpoint.safetensors")));
        foreach (var label in new[] { 0, 1, 2 })
        {
            var line = await workplace.Succeed("predict", "photos@production", workplace.Picture(label, 3), "--json", "--top", "1");
            Assert.Equal(Workplace.Classes[label], JsonDocument.Parse(line).RootElement.GetProperty("guesses")[0].GetProperty("class").GetString());
        }

        // A link that leads back is no reason to go round for ever.
        var circle = Path.Combine(workplace.Photos, "blue", "circle");
        _ = Directory.CreateSymbolicLink(circle, workplace.Photos);
        Assert.Equal(36, (await workplace.Succeed("predict", "photos", workplace.Photos)).Trim().Split('\n').Length);
        Directory.Delete(circle);

        _ = await workplace.Succeed("train", workplace.Photos, "--epochs", "1", "--size", "32", "--seed", "0", "--no-robustness");
        _ = await workplace.Succeed("models", "tag", "photos@2", "production");
        Assert.Contains("production stands at photos@1", await workplace.Succeed("models", "rollback", "photos", "production"), StringComparison.Ordinal);
        var compared = await workplace.Succeed("models", "compare", "photos@1", "photos@2");
        Assert.Contains("epochs: 15, then 1", compared, StringComparison.Ordinal);
        Assert.Contains("stored once: stem, layer1, layer2, layer3, layer4", compared, StringComparison.Ordinal);
        Assert.Contains("photos@2", await workplace.Succeed("models", "list"), StringComparison.Ordinal);
        var card = await workplace.Succeed("models", "show", "photos@1");
        Assert.Contains("# photos, version 1", card, StringComparison.Ordinal);
        Assert.Matches(@"\| robustness/noise 0\.1 \| [01]\S* \| [01]\S* to [01]", card);
        Assert.DoesNotContain("robustness", await workplace.Succeed("models", "show", "photos@2"), StringComparison.Ordinal);
        await Refuses("version 2 at least is asked for", "predict", "photos@production", workplace.Picture(0, 3), "--at-least", "2");
        Assert.Contains("signed by me", await workplace.Succeed("models", "verify", "photos@1"), StringComparison.Ordinal);
        Assert.Contains("top-1", await workplace.Succeed("evaluate", "photos@1", workplace.Photos), StringComparison.Ordinal);
        _ = await workplace.Succeed("export", "photos@1", workplace.At("photos.onnx"));
        _ = await workplace.Succeed("export", "photos@1", workplace.At("photos.safetensors"));
        Assert.True(new FileInfo(workplace.At("photos.onnx")).Length > 40_000_000 && new FileInfo(workplace.At("photos.safetensors")).Length > 40_000_000);

        Assert.Contains("2 versions are signed anew", await workplace.Succeed("models", "keys", "rotate"), StringComparison.Ordinal);
        Assert.Contains("signed by me", await workplace.Succeed("models", "verify", "photos@1"), StringComparison.Ordinal);
        Assert.Contains("removed photos@2", await Pruned(), StringComparison.Ordinal);

        async Task<string> Pruned()
        {
            _ = await workplace.Succeed("train", workplace.Photos, "--epochs", "1", "--size", "32");
            return await workplace.Succeed("models", "prune", "--keep", "1");
        }
    }

    [Fact]
    public async Task Files_are_sealed_and_opened()
    {
        await File.WriteAllTextAsync(workplace.At("secret"), "a secret");
        await File.WriteAllTextAsync(workplace.At("passphrase"), "correct horse battery\n");
        _ = await workplace.Succeed("seal", workplace.At("secret"), workplace.At("sealed"), "--passphrase-file", workplace.At("passphrase"));
        Assert.DoesNotContain("a secret", await File.ReadAllTextAsync(workplace.At("sealed")), StringComparison.Ordinal);
        _ = await workplace.Succeed("open", workplace.At("sealed"), workplace.At("opened"), "--passphrase-file", workplace.At("passphrase"));
        Assert.Equal("a secret", await File.ReadAllTextAsync(workplace.At("opened")));
        _ = await workplace.Succeed("models", "keys", "create", workplace.At("ann.pem"));
        _ = await workplace.Succeed("seal", workplace.At("secret"), workplace.At("sealed"), "--for", workplace.At("ann.public.pem"));
        var (code, _, error) = await workplace.Run("open", workplace.At("sealed"), workplace.At("nothing"), "--passphrase-file", workplace.At("passphrase"));
        Assert.Equal(2, code);
        Assert.Contains("sealed for a recipient's key", error, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.At("nothing")));
        _ = await workplace.Succeed("open", workplace.At("sealed"), workplace.At("opened"), "--open-with", workplace.At("ann.pem"));
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_a_reason()
    {
        await Refuses("no model 'photos'", "predict", "photos", "x.png");
        await Refuses("there is no such folder", "train", workplace.At("nowhere"));
        workplace.Draw(1);
        await Refuses("too few", "train", workplace.Photos);
        await Refuses("are known", "train", workplace.Photos, "--backbone", "alexnet");
        await Refuses("--seal needs", "train", workplace.Photos, "--seal");
        await Refuses("no name for a model", "train", workplace.Photos, "--name", "../photos");
        await Refuses("pass for a number", "train", workplace.Photos, "--tag", "7");
        await Refuses("at least one is needed", "train", workplace.Photos, "--epochs", "0");
        await Refuses("no name for a model", "models", "show", "../photos");
        await Refuses("file is missing", "models", "keys", "trust", "ann", workplace.At("absent.pem"));
        var (code, _, _) = await workplace.Run("frain");
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task Two_trainings_never_share_a_checkpoint()
    {
        workplace.Draw();
        _ = Directory.CreateDirectory(workplace.At("run"));
        await using var other = new FileStream(Path.Combine(workplace.At("run"), "checkpoint.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        await Refuses("another training", "train", workplace.Photos, "--size", "32", "--checkpoint", workplace.At("run"));
        await Refuses("cpu, cuda or cuda:1 are known", "train", workplace.Photos, "--device", "fridge");
        await Refuses("the number of the device", "train", workplace.Photos, "--device", "cuda:first");
        if (!TorchSharp.torch.cuda.is_available()) await Refuses("libtorch sees no CUDA device here", "train", workplace.Photos, "--device", "cuda:1");
    }

    private Task Refuses(string saying, params string[] arguments) => workplace.Refuses(saying, arguments);
}
