using System.Text.Json;
using FineTune.Models;
using FineTune.Models.Inception;
using static TorchSharp.torch;

namespace FineTune.Tests.Models;

public class TorchvisionLikenessTests
{
    [Theory]
    [InlineData("resnet18")]
    [InlineData("resnet34")]
    [InlineData("resnet50")]
    public void Names_shapes_and_dtypes_are_torchvisions(string name)
    {
        using var network = Backbones.Create(name);
        SameNames(Reference.Of("names.json").GetProperty(name), network);
    }

    [Theory]
    [Trait("Speed", "Slow")]
    [InlineData("resnet101")]
    [InlineData("resnet152")]
    [InlineData("vgg11")]
    [InlineData("vgg11_bn")]
    [InlineData("vgg13")]
    [InlineData("vgg13_bn")]
    [InlineData("vgg16")]
    [InlineData("vgg16_bn")]
    [InlineData("vgg19")]
    [InlineData("vgg19_bn")]
    public void Names_shapes_and_dtypes_of_the_large_ones_are_torchvisions_too(string name)
    {
        using var network = Backbones.Create(name);
        SameNames(Reference.Of("more-names.json").GetProperty(name), network);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Inceptions_names_are_torchvisions_with_and_without_the_second_classifier()
    {
        using var whole = new InceptionV3(1000, auxiliary: true);
        var expected = Reference.Of("more-names.json").GetProperty("inception_v3");
        SameNames(expected, whole);
        using var plain = Backbones.Create("inception_v3");
        Assert.Equal(expected.EnumerateObject().Select(entry => entry.Name).Where(name => !name.StartsWith("AuxLogits.", StringComparison.Ordinal)).Order(), plain.state_dict().Keys.Order());
    }

    [Theory]
    [InlineData("resnet34")]
    [InlineData("resnet50")]
    public void Inference_gives_torchvisions_logits(string name)
    {
        using var scope = NewDisposeScope();
        using var network = Reference.Network(name);
        network.eval();
        using var frozen = no_grad();
        Close.Assert(name, Reference.Of("inference.json").GetProperty(name).Doubles(), network.call(Reference.Images(2)).Doubles(), 1e-4);
    }

    [Fact]
    public void A_pass_leaves_only_its_result_behind()
    {
        using var network = Backbones.Create("resnet50", 4);
        using var images = zeros(1, 3, 32, 32);
        using var frozen = no_grad();
        network.eval();
        var before = Alive.Count();
        using (var logits = network.call(images)) Assert.Equal(before + 1, Tensor.TotalCount);
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static void SameNames(JsonElement names, Backbone network)
    {
        var expected = names.EnumerateObject().Select(entry => $"{entry.Name} {entry.Value[0].GetString()} [{string.Join(",", entry.Value[1].EnumerateArray())}]");
        var actual = network.state_dict().Select(entry => $"{entry.Key} {entry.Value.dtype.ToString().ToLowerInvariant()} [{string.Join(",", entry.Value.shape)}]");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }
}
