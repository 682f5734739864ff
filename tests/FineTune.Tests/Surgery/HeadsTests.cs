using System.Text.Json;
using FineTune.Models;
using FineTune.Surgery;
using FineTune.Tests.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Surgery;

public class HeadsTests
{
    internal static JsonElement Expected(string name)
        => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Surgery", "fixtures", "surgery.json"))).RootElement.GetProperty(name);

    [Fact]
    public void Heads_of_every_kind_take_the_features_to_the_classes()
    {
        using var scope = NewDisposeScope();
        using var model = Backbones.Create("resnet18", 10);
        var features = model.named_parameters().Where(entry => !entry.name.StartsWith("fc.", StringComparison.Ordinal)).Select(entry => entry.name).ToArray();
        foreach (var (plan, names) in new (HeadPlan, string[])[]
        {
            (Heads.Linear(3), ["fc.weight", "fc.bias"]),
            (Heads.Mlp(3, hidden: 7, dropout: 0.1), ["fc.0.weight", "fc.0.bias", "fc.3.weight", "fc.3.bias"]),
            (Heads.Cosine(3), ["fc.weight", "fc.scale"]),
        })
        {
            _ = model.ReplaceHead(plan);
            Assert.Equal([2, 3], model.call(Reference.Images(2)).shape);
            Assert.Equal([.. features, .. names], model.named_parameters().Select(entry => entry.name));
        }
    }

    [Fact]
    public void A_new_head_has_the_models_dtype()
    {
        using var model = Backbones.Create("resnet18", 10).to(ScalarType.Float64);
        Assert.All(model.ReplaceHead(Heads.Mlp(3)).parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
    }

    [Fact]
    public void The_cosine_heads_logits_and_gradients_are_PyTorchs()
    {
        using var scope = NewDisposeScope();
        var expected = Expected("cosine");
        using var head = new CosineHead(6, 3, 7.5);
        using (no_grad()) _ = head.get_parameter("weight")!.copy_(ExactHash.Tensor("weight", [3, 6], 1));
        var logits = head.call(ExactHash.Tensor("features", [4, 6], 1));
        Close.Assert("logits", expected.GetProperty("logits").Doubles(), logits.Doubles(), 1e-5);
        nn.functional.cross_entropy(logits, tensor(new long[] { 0, 1, 2, 0 })).backward();
        Close.Assert("weight", expected.GetProperty("weight").Doubles(), head.get_parameter("weight")!.grad!.Doubles(), 1e-5);
        Close.Assert("scale", expected.GetProperty("scale").Doubles(), head.get_parameter("scale")!.grad!.Doubles(), 1e-5);
    }

    [Fact]
    public void Dropout_before_the_head_drops_features_in_training_only_and_can_be_taken_out()
    {
        using var scope = NewDisposeScope();
        using var model = Reference.Network("resnet18");
        model.eval();
        var expected = model.call(Reference.Images(2));
        model.InsertDropout(0.5);
        model.InsertDropout(0.75);
        model.eval();
        Assert.Equal(["dropout", "fc"], model.Stage("head").Modules.Select(entry => entry.Name));
        Assert.Equal(["dropout", "fc"], model.named_children().TakeLast(2).Select(entry => entry.name));
        Assert.True(expected.Equals(model.call(Reference.Images(2))));
        model.HeadDropout!.train();
        Assert.False(expected.Equals(model.call(Reference.Images(2))));
        using var ones = torch.ones(1, 1000);
        var kept = model.HeadDropout!.call(ones);
        Assert.All(kept.Doubles(), value => Assert.True(value is 0 or 4));
        model.HeadDropout = null;
        Assert.True(expected.Equals(model.call(Reference.Images(2))));
    }

    [Fact]
    public void Senseless_heads_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Heads.Linear(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Heads.Mlp(3, hidden: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Heads.Mlp(3, dropout: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Heads.Cosine(3, scale: 0));
    }
}
