using System.Text.Json;
using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Tests.Data;
using FineTune.Tests.Models;
using FineTune.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

/// <summary>The usual recipe beside the same script in PyTorch (tests/peers/article.py): the loss of every step.</summary>
public class ArticleTests
{
    private static readonly JsonElement Expected = TrainingFixture.Of("article.json");

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    [Trait("Speed", "Slow")]
    public void By_hand_every_loss_is_that_of_the_PyTorch_script(string device)
    {
        using var scope = NewDisposeScope();
        using var model = Model().to(device);
        model.FreezeAllBut("head");
        Follows(model, optim.SGD(model.Head.parameters(), 0.001, momentum: 0.9), (trainer, train) =>
        {
            _ = trainer.Fit(train, null, 2, "head");
            model.UnfreezeStages("layer4");
            // A group made by hand has its own momentum, which is 0 unless it is said again.
            trainer.Optimizer = optim.SGD([new SGD.ParamGroup(model.Head.parameters(), 0.001, 0.9), new SGD.ParamGroup(model.Stage("layer4").Parameters, 0.001, 0.9)], 0.001);
            _ = trainer.Fit(train, null, 2, "layer4");
        });
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    [Trait("Speed", "Slow")]
    public void As_a_plan_every_loss_is_that_of_the_PyTorch_script(string device)
    {
        using var scope = NewDisposeScope();
        using var model = Model().to(device);
        Follows(model, null, (trainer, train) => trainer.Fit(TrainingPlan.HeadThenLayer4(epochs: 2), train));
    }

    private static void Follows(Backbone model, optim.Optimizer? optimizer, Action<Trainer, Batches> train)
    {
        using var folder = new TemporaryFolder();
        using var set = TrainingImages(folder.Path);
        Assert.Equal(Expected.GetProperty("images").GetInt32(), set.Count);
        var losses = new List<double>();
        var trainer = new Trainer(model, optimizer) { Verbose = false, Loss = Watched };
        train(trainer, set.InBatches(32, shuffle: true, seed: 7, device: model.parameters().First().device));
        var expected = Expected.GetProperty("losses").Doubles();
        Assert.Equal(expected.Length, losses.Count);
        Assert.All(expected.Zip(losses), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.Equal(Expected.GetProperty("right").Doubles(), trainer.History.Epochs.Select(epoch => Math.Round(epoch.TrainAccuracy * set.Count, 9)));
        Close.Assert("weight", Expected.GetProperty("weight").Doubles(), model.state_dict()["layer4.1.conv2.weight"].flatten()[..8].Doubles(), 1e-4);
        Close.Assert("mean", Expected.GetProperty("mean").Doubles(), model.state_dict()["layer4.1.bn2.running_mean"][..8].Doubles(), 1e-4);

        Tensor Watched(Tensor logits, Tensor labels)
        {
            var loss = nn.functional.cross_entropy(logits, labels);
            losses.Add(loss.item<float>());
            return loss;
        }
    }

    private static Backbone Model()
    {
        var model = Backbones.Pretrained("resnet18", Path.Combine(Fixtures.Clipart, "..", "backbone", "resnet18-drawings.safetensors"), 9);
        using var frozen = no_grad();
        var head = (Linear)model.Head;
        _ = head.weight.copy_(ExactHash.Tensor("head.weight", [9, 512], 1 / 1536.0));
        _ = head.bias!.zero_();
        return model;
    }

    // Every second pixel of every second row: no resampling that two sides could do differently.
    private static ImageSet TrainingImages(string folder)
    {
        var all = ImageFolder.Load(Fixtures.Clipart);
        var train = Split.Read(Path.Combine(Fixtures.Clipart, "split.csv"), all).Train;
        return ImageSet.Load([.. train.Select((item, i) => Halved(item, Path.Combine(folder, $"{i}.png")))], all.Classes, Framing.Original);
    }

    private static ImageItem Halved(ImageItem item, string path)
    {
        var pixels = ImageDecoder.Default.DecodeFile(item.Path, new DecodeRequest { Framing = Framing.Original });
        int width = pixels.Width / 2, height = pixels.Height / 2;
        var data = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) pixels.Data.AsSpan(((2 * y * pixels.Width) + (2 * x)) * 3, 3).CopyTo(data.AsSpan(((y * width) + x) * 3));
        File.WriteAllBytes(path, Png.Encode(new Pixels(width, height, 3, data)));
        return item with { Path = path };
    }
}
