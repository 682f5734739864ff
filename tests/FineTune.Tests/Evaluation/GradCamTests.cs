using FineTune.Evaluation;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Tests.Models;
using FineTune.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Evaluation;

public class GradCamTests
{
    public static TheoryData<int, string> Maps => Devices.Each(0, 1, 2);

    /// <param name="number">Of the case; in the first one the network's own answer is explained.</param>
    /// <param name="device">Where.</param>
    [Theory]
    [MemberData(nameof(Maps))]
    public void The_maps_are_those_of_PyTorchs_hooks(int number, string device)
    {
        using var scope = NewDisposeScope();
        var expected = EvaluationFixture.Of("grad-cam.json")[number];
        using var network = Reference.Network("resnet18").to(device);
        var labels = expected.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32()).ToArray();
        var heat = GradCam.Of(network, Reference.Images(2).to(device), expected.GetProperty("stage").GetString(), number == 0 ? null : labels);
        Assert.Equal([2, 64, 64], heat.shape);
        var some = heat.cpu().index_select(1, arange(0, 64, 16)).index_select(2, arange(0, 64, 16));
        Close.Assert("heat", expected.GetProperty("every 16th").Doubles(), some.Doubles(), 1e-3);
    }

    [Fact]
    public void A_frozen_network_is_explained_too_and_stays_as_it_was()
    {
        using var scope = NewDisposeScope();
        using var network = Reference.Network("resnet18");
        var free = GradCam.Of(network, Reference.Images(2), "layer4");
        network.Freeze();
        network.train();
        using (no_grad()) Close.Assert("heat", free.Doubles(), GradCam.Of(network, Reference.Images(2), "layer4").Doubles(), 1e-5);
        Assert.True(network.training);
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
        var logits = network.call(Reference.Images(2));
        Assert.False(logits.requires_grad);
    }

    [Fact]
    public void The_stem_is_seen_after_its_ReLU()
    {
        using var scope = NewDisposeScope();
        using var network = Reference.Network("resnet18");
        using var set = Drawings.Make(2, 32);
        using var features = StageFeatures.Of(network, set.InBatches(2), "stem");
        Assert.Equal([2, 64], features.Values.shape);
        Assert.True(features.Values.ge(0).all().item<bool>());
        Assert.Equal([2, 64, 64], GradCam.Of(network, Reference.Images(2), "stem").shape);
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void Features_of_the_last_stage_are_what_the_head_is_given(string device)
    {
        using var scope = NewDisposeScope();
        using var network = Reference.Network("resnet18");
        using var set = Drawings.Make(5, 32);
        network.eval();
        var expected = network.Features(set.InBatches(5).Epoch(0).Single().Images);
        _ = network.to(device);
        using var given = StageFeatures.Of(network, set.InBatches(2, device: device));
        using var pooled = StageFeatures.Of(network, set.InBatches(3, device: device), "layer4");
        Close.Assert("features", expected.Doubles(), given.Values.Doubles(), 1e-5);
        Close.Assert("layer4", expected.Doubles(), pooled.Values.Doubles(), 1e-5);
        Assert.Equal(set.Items.Select(item => item.Name), pooled.Names);
    }

    [Fact]
    public void Several_stages_are_read_in_one_pass()
    {
        using var network = Reference.Network("resnet18");
        using var set = Drawings.Make(3, 32);
        var before = Alive.Count();
        var all = StageFeatures.Of(network, set.InBatches(2), []);
        Assert.Equal(["stem", "layer1", "layer2", "layer3", "layer4"], all.Select(entry => entry.Stage));
        Assert.Equal([64, 64, 128, 256, 512], all.Select(entry => entry.Features.Values.shape[1]));
        Assert.Equal(before + 5, Tensor.TotalCount);
        using var alone = StageFeatures.Of(network, set.InBatches(2), "layer2");
        Assert.Equal(alone.Values.Doubles(), all[2].Features.Values.Doubles());
        foreach (var (_, features) in all) features.Dispose();
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Without_a_stage_the_last_convolutions_are_explained()
    {
        using var network = Backbones.Create("vgg11", 3);
        using var images = ExactHash.Tensor("images", [1, 3, 32, 32], 1);
        using var heat = GradCam.Of(network, images);
        using var asked = GradCam.Of(network, images, "block5");
        Assert.True(heat.Equals(asked));
        using var set = Drawings.Make(2, 32);
        using var features = StageFeatures.Of(network, set.InBatches(2), "block5");
        Assert.Equal([2, 512], features.Values.shape);
    }

    [Fact]
    public void A_stage_without_maps_says_so()
    {
        using var scope = NewDisposeScope();
        using var network = Reference.Network("resnet18");
        Assert.Contains("Stage 'head' gives [2, 10]", Assert.Throws<ArgumentException>(() => GradCam.Of(network, Reference.Images(2), "head")).Message, StringComparison.Ordinal);
        Assert.Contains("no stage 'layer9'", Assert.Throws<ArgumentException>(() => GradCam.Of(network, Reference.Images(2), "layer9")).Message, StringComparison.Ordinal);
        Assert.Contains("2 images and 1 labels", Assert.Throws<ArgumentException>(() => GradCam.Of(network, Reference.Images(2), labels: [1])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void The_grid_names_what_was_explained_and_leaves_no_tensor_behind(string device)
    {
        using var set = Drawings.Make(4, 32);
        using var network = Backbones.Create("resnet18", 3).to(device);
        var before = Alive.Count();
        var grid = GradCam.Grid(network, set, [2, 0], "layer2", [1, 0]);
        Assert.Equal(before, Alive.Count());
        var lines = grid.ToString().Split('\n');
        Assert.Contains(set.Classes[1], lines[1], StringComparison.Ordinal);
        Assert.Contains(set.Items[2].Name, lines[1], StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", grid.ToHtml(), StringComparison.Ordinal);
    }
}
