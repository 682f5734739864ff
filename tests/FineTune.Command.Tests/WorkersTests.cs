using System.Net;
using System.Net.Sockets;
using FineTune.Command.Training;
using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;
using FineTune.Workers;
using static TorchSharp.torch;

namespace FineTune.Command.Tests;

/// <summary>Several that train together get what one gets alone.</summary>
public sealed class WorkersTests : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    // 30 images in batches of 7: the last has 2, so that one of three workers has nothing.
    [Theory]
    [InlineData(2, 8)]
    [InlineData(3, 7)]
    public void The_weights_are_those_of_one_process_with_whole_batches(int count, int size)
    {
        workplace.Draw(10);
        var (alone, loss) = Train(null, size);
        var port = FreePort();
        var together = new (float[] Weights, double Loss)[count];
        var threads = Enumerable.Range(0, count).Select(rank => new Thread(() =>
        {
            using var workers = GlooWorkers.Join(new WorkerPlace(rank, count, Port: port) { Address = "127.0.0.1", Patience = TimeSpan.FromSeconds(60) });
            together[rank] = Train(workers, size);
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        foreach (var (weights, ownLoss) in together)
        {
            Assert.Equal(loss, ownLoss, 1e-5);
            Assert.True(alone.Zip(weights, (a, b) => Math.Abs(a - b)).Max() <= 1e-5);
        }
        Assert.True(alone.Distinct().Count() > 100);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Two_processes_publish_one_model_with_the_weights_of_one_process()
    {
        workplace.Draw();
        Environment.SetEnvironmentVariable("FINETUNE_CACHE", workplace.At("cache"));
        string[] words = ["train", workplace.Photos, "--epochs", "3", "--size", "32", "--batch", "8"];
        _ = await workplace.Succeed([.. words, "--name", "alone"]);
        Assert.Contains("together@1 is published", await workplace.Succeed([.. words, "--name", "together", "--workers", "2"]), StringComparison.Ordinal);
        _ = await workplace.Succeed("export", "alone@1", workplace.At("alone.safetensors"));
        _ = await workplace.Succeed("export", "together@1", workplace.At("together.safetensors"));
        using var alone = Load("alone");
        using var together = Load("together");
        Assert.All(alone.named_parameters().Zip(together.named_parameters()), pair => Assert.True((pair.First.parameter - pair.Second.parameter).abs().max().item<float>() <= 1e-5, pair.First.name));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Two_processes_that_search_try_the_recipes_of_one_and_find_the_same()
    {
        workplace.Draw();
        Environment.SetEnvironmentVariable("FINETUNE_CACHE", workplace.At("cache"));
        string[] words = ["search", workplace.Photos, "--recipes", "5", "--seconds", "300", "--epochs", "4", "--size", "32"];
        _ = await workplace.Succeed([.. words, "--name", "alone"]);
        var before = Kept();
        Assert.Contains("together@1 is published", await workplace.Succeed([.. words, "--name", "together", "--workers", "2"]), StringComparison.Ordinal);
        // One process keeps small features in memory; two hand them over in files.
        Assert.True(Kept() > before);
        var (alone, together) = (await Card("alone"), await Card("together"));
        Assert.Equal(Line(alone, "| recipe |"), Line(together, "| recipe |"));
        Assert.StartsWith("| found by | a search over 5 recipes in ", Line(together, "| found by |"), StringComparison.Ordinal);

        int Kept() => Directory.Exists(workplace.At("cache")) ? Directory.GetFiles(workplace.At("cache"), "*", SearchOption.AllDirectories).Length : 0;
        async Task<string> Card(string name) => await workplace.Succeed("models", "show", $"{name}@1");
        static string Line(string card, string start) => card.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Workers_with_a_checkpoint_or_without_images_are_refused()
    {
        workplace.Draw(4);
        Assert.Contains("leave one of them out", (await workplace.Run("train", workplace.Photos, "--workers", "2", "--checkpoint", workplace.At("run"))).Error, StringComparison.Ordinal);
        Assert.Contains("--workers 0", (await workplace.Run("search", workplace.Photos, "--workers", "0")).Error, StringComparison.Ordinal);
        Assert.Contains("--workers 9", (await workplace.Run("train", workplace.Photos, "--workers", "9", "--batch", "8")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_waits_for_nobody_says_where()
        => Assert.Contains("did not meet at 127.0.0.1", Assert.Throws<IOException>(() => GlooWorkers.Join(new WorkerPlace(1, 2, Port: FreePort()) { Address = "127.0.0.1", Patience = TimeSpan.FromSeconds(1) })).Message, StringComparison.Ordinal);

    private Backbone Load(string name)
    {
        var model = Backbones.Create("resnet18", 3);
        _ = model.LoadWeights(workplace.At($"{name}.safetensors"));
        return model;
    }

    private (float[] Weights, double Loss) Train(IWorkers? workers, int size)
    {
        using var scope = NewDisposeScope();
        var folder = ImageFolder.Load(workplace.Photos);
        using var set = ImageSet.Load(folder.Items, folder.Classes, Framing.Stretch(32, 32), CachePlace.Memory);
        using var model = Backbones.Pretrained("resnet18", OwnBackbone.Find(), 3);
        model.FreezeAllBut("head");
        using (no_grad())
        {
            // Every process begins with the first one's head.
            var weight = model.state_dict()["fc.weight"];
            _ = workers is { Rank: > 0 } ? weight.fill_(7) : weight.copy_(arange(weight.numel()).mul(0.7).sin().mul(0.04).view(weight.shape));
            _ = model.state_dict()["fc.bias"].zero_();
        }
        var trainer = new Trainer(model, optim.SGD(model.Head.parameters(), 0.05, momentum: 0.9)) { Verbose = false, Workers = workers, Cache = new FeatureCacheOptions { Place = CachePlace.Memory } };
        var history = trainer.Fit(set.InBatches(size, shuffle: true, seed: 3), null, 2);
        return (model.state_dict()["fc.weight"].data<float>().ToArray(), history.Last.TrainLoss);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
