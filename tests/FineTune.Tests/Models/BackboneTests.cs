using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Models;

public class BackboneTests
{
    [Theory]
    [InlineData("resnet18", 512)]
    [InlineData("resnet50", 2048)]
    public void The_stages_hold_every_parameter_once(string name, long width)
    {
        using var network = Backbones.Create(name, 7);
        Assert.Equal(["stem", "layer1", "layer2", "layer3", "layer4", "head"], network.Stages.Select(stage => stage.Name));
        Assert.Equal(network.parameters().Select(p => p.Handle).Order(), network.Stages.SelectMany(stage => stage.Parameters).Select(p => p.Handle).Order());
        Assert.Equal(width, network.FeatureWidth);
    }

    [Fact]
    public void The_head_of_the_features_gives_the_logits()
    {
        using var scope = NewDisposeScope();
        using var network = Reference.Network("resnet18");
        network.eval();
        var features = network.Features(Reference.Images(2));
        Assert.Equal([2, 512], features.shape);
        Assert.True(network.Head.call(features).Equals(network.call(Reference.Images(2))));
    }

    [Fact]
    public void Another_head_takes_the_old_ones_place_and_the_old_one_is_disposed()
    {
        using var scope = NewDisposeScope();
        using var network = Backbones.Create("resnet18", 10);
        var old = network.parameters().Last();
        network.Head = nn.Sequential(("norm", nn.BatchNorm1d(512)), ("last", nn.Linear(512, 3)));
        Assert.True(old.IsInvalid);
        Assert.Equal(["fc.norm.weight", "fc.norm.bias", "fc.last.weight", "fc.last.bias"], network.named_parameters().Select(entry => entry.name).TakeLast(4));
        Assert.Equal([2, 3], network.call(Reference.Images(2)).shape);
    }

    [Fact]
    public void Unknown_names_are_answered_with_those_that_are_known()
    {
        using var network = Backbones.Create("resnet18", 2);
        Assert.Contains("stem, layer1, layer2, layer3, layer4, head", Assert.Throws<ArgumentException>(() => network.Stage("layer5")).Message, StringComparison.Ordinal);
        Assert.Contains("resnet18, resnet34, resnet50", Assert.Throws<ArgumentException>(() => Backbones.Create("resnet19")).Message, StringComparison.Ordinal);
    }
}
