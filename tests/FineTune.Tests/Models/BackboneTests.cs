using FineTune.Models;
using FineTune.Models.Inception;
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
        Assert.Equal((224, 256), (network.InputSize, network.ResizeSize));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void The_stages_of_VGG_hold_every_parameter_once_and_the_last_linear_layer_is_the_head()
    {
        using var network = Backbones.Create("vgg16_bn", 7);
        Assert.Equal(["block1", "block2", "block3", "block4", "block5", "hidden", "head"], network.Stages.Select(stage => stage.Name));
        Assert.Equal(network.parameters().Select(p => p.Handle), network.Stages.SelectMany(stage => stage.Parameters).Select(p => p.Handle));
        Assert.Equal(["classifier.5", "classifier.6"], network.Stage("head").Modules.Select(entry => entry.Name));
        Assert.Equal(4096, network.FeatureWidth);
        network.Head = nn.Linear(4096, 3);
        Assert.Equal([3], network.named_parameters().Single(entry => entry.name == "classifier.6.bias").parameter.shape);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], network["classifier"].named_children().Select(entry => entry.name));
    }

    [Theory]
    [Trait("Speed", "Slow")]
    [InlineData(false)]
    [InlineData(true)]
    public void The_stages_of_Inception_hold_every_parameter_once(bool auxiliary)
    {
        using var network = new InceptionV3(7, auxiliary);
        Assert.Equal(["stem", "mixed5", "mixed6", "mixed7", "head"], network.Stages.Select(stage => stage.Name));
        Assert.Equal(network.parameters().Select(p => p.Handle).Order(), network.Stages.SelectMany(stage => stage.Parameters).Select(p => p.Handle).Order());
        Assert.Equal((299, 342, 2048), (network.InputSize, network.ResizeSize, network.FeatureWidth));
        Assert.Equal(0.5, network.HeadDropout!.p);
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
