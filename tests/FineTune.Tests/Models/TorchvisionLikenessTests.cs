using FineTune.Models;
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
        var expected = Reference.Of("names.json").GetProperty(name).EnumerateObject()
            .Select(entry => $"{entry.Name} {entry.Value[0].GetString()} [{string.Join(",", entry.Value[1].EnumerateArray())}]");
        var actual = network.state_dict().Select(entry => $"{entry.Key} {entry.Value.dtype.ToString().ToLowerInvariant()} [{string.Join(",", entry.Value.shape)}]");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
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
}
