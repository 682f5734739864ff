using FineTune.Freezing;
using FineTune.Models;
using FineTune.Surgery;
using FineTune.Tests.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Surgery;

public class CuttingTests
{
    [Theory]
    [InlineData("stem")]
    [InlineData("layer3")]
    [InlineData("layer4")]
    public void The_tail_of_the_trunk_is_the_whole(string stage)
    {
        using var scope = NewDisposeScope();
        using var model = Reference.Network("resnet18");
        var (trunk, tail) = model.CutAfter(stage);
        model.eval();
        using var images = Reference.Images(2);
        Assert.True(model.call(images).Equals(tail.call(trunk.call(images))));
        Assert.Equal(model.named_parameters().Select(entry => entry.name).Order(), trunk.named_parameters().Concat(tail.named_parameters()).Select(entry => entry.name).Order());
        Assert.Equal(model.state_dict().Keys.Order(), trunk.state_dict().Keys.Concat(tail.state_dict().Keys).Order());
    }

    [Fact]
    public void Before_the_head_the_trunk_gives_features()
    {
        using var scope = NewDisposeScope();
        using var model = Reference.Network("resnet18");
        model.eval();
        var (trunk, tail) = model.CutAfter("layer4");
        Assert.True(trunk.call(Reference.Images(2)).Equals(model.Features(Reference.Images(2))));
        Assert.Equal(["fc.weight", "fc.bias"], tail.named_parameters().Select(entry => entry.name));
    }

    [Fact]
    public void Training_the_tail_trains_the_model()
    {
        using var scope = NewDisposeScope();
        using var model = Reference.Network("resnet18");
        var (trunk, tail) = model.CutAfter("layer4");
        var expected = model.Head.parameters().First().clone();
        using var optimizer = optim.SGD(tail.parameters(), 0.1);
        tail.call(trunk.call(Reference.Images(2))).sum().backward();
        expected = expected - 0.1 * model.named_parameters().Single(entry => entry.name == "fc.weight").parameter.grad!;
        _ = optimizer.step();
        Assert.True(expected.allclose(model.Head.parameters().First()));
    }

    [Fact]
    public void Disposing_a_part_leaves_the_model_whole()
    {
        using var scope = NewDisposeScope();
        using var model = Backbones.Create("resnet18", 3);
        var (trunk, tail) = model.CutAfter("layer2");
        trunk.Dispose();
        tail.Dispose();
        Assert.Equal([1, 3], model.call(Reference.Images(1)).shape);
    }

    [Fact]
    public void A_frozen_trunk_stays_in_inference_mode_through_train()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("layer4", "head");
        var (trunk, tail) = model.CutAfter("layer3");
        trunk.train();
        tail.train();
        Assert.True(trunk.IsFrozen);
        Assert.False(tail.IsFrozen);
        Assert.All(trunk.modules().OfType<TorchSharp.Modules.BatchNorm2d>(), norm => Assert.False(norm.training));
        Assert.All(tail.modules().OfType<TorchSharp.Modules.BatchNorm2d>(), norm => Assert.True(norm.training));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Parts_of_a_chain_keep_their_dotted_names()
    {
        using var model = Backbones.Create("vgg11", 3);
        var (trunk, tail) = model.CutAfter("block1");
        Assert.Equal(["features.0.weight", "features.0.bias"], trunk.named_parameters().Select(entry => entry.name));
        Assert.Equal(model.named_parameters().Skip(2).Select(entry => entry.name), tail.named_parameters().Select(entry => entry.name));
    }

    [Theory]
    [InlineData("head", "After 'head' nothing is left: cut after stem, layer1, layer2, layer3, layer4.")]
    [InlineData("layer9", "resnet18 has no stage 'layer9'")]
    public void Where_it_cannot_be_cut_it_says_where_it_can(string stage, string saying)
    {
        using var model = Backbones.Create("resnet18", 3);
        Assert.Contains(saying, Assert.Throws<ArgumentException>(() => model.CutAfter(stage)).Message, StringComparison.Ordinal);
    }
}
