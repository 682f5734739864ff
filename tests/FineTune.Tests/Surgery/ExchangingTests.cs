using FineTune.Models;
using FineTune.Surgery;
using FineTune.Tests.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Surgery;

public class ExchangingTests
{
    [Fact]
    public void With_other_activations_the_logits_are_PyTorchs()
    {
        using var scope = NewDisposeScope();
        using var leaky = Reference.Network("resnet18");
        Assert.Equal(9, leaky.ReplaceActivations("*", () => nn.LeakyReLU(0.1, inplace: true)).Count);
        using var late = Reference.Network("resnet18");
        Assert.Equal(["layer4.0.relu", "layer4.1.relu"], late.ReplaceActivations("layer4", () => nn.SiLU()));
        leaky.eval();
        late.eval();
        using var frozen = no_grad();
        Close.Assert("leaky", HeadsTests.Expected("leaky").Doubles(), leaky.call(Reference.Images(2)).Doubles(), 1e-4);
        Close.Assert("silu", HeadsTests.Expected("silu in layer4").Doubles(), late.call(Reference.Images(2)).Doubles(), 1e-4);
    }

    [Fact]
    public void Activations_with_parameters_are_trained()
    {
        using var scope = NewDisposeScope();
        using var model = Backbones.Create("resnet18", 3);
        _ = model.ReplaceActivations("layer4", () => nn.PReLU(1));
        Assert.Equal(["layer4.0.relu.weight", "layer4.1.relu.weight"], model.named_parameters().Select(entry => entry.name).Where(name => name.Contains("relu", StringComparison.Ordinal)));
        model.call(Reference.Images(2)).sum().backward();
        Assert.All(model.named_parameters(), entry => Assert.NotNull(entry.parameter.grad));
    }

    [Fact]
    public void What_stands_in_a_Sequential_is_refused_before_anything_changes()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.Head = nn.Sequential(nn.Linear(512, 4), nn.ReLU(), nn.Linear(4, 3));
        var wrong = Assert.Throws<InvalidOperationException>(() => model.ReplaceActivations("*", () => nn.SiLU()));
        Assert.Contains("'fc.1' stands in a Sequential", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(model.modules(), module => module is TorchSharp.Modules.SiLU);
    }

    [Fact]
    public void Dropout_is_set_by_name()
    {
        using var model = Backbones.Create("resnet18", 3);
        _ = model.ReplaceHead(Heads.Mlp(3));
        model.InsertDropout(0.5);
        Assert.Equal(["fc.2"], model.SetDropout("fc", 0.125));
        Assert.Equal([0.5, 0.125], model.modules().OfType<TorchSharp.Modules.Dropout>().Select(dropout => dropout.p));
    }

    [Fact]
    public void A_pattern_that_meets_nothing_says_what_there_is()
    {
        using var model = Backbones.Create("resnet18", 3);
        var wrong = Assert.Throws<ArgumentException>(() => model.ReplaceActivations("layer9", () => nn.SiLU()));
        Assert.Contains("'layer9' meets no activation of resnet18: there are relu, layer1.0.relu,", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("it has none", Assert.Throws<ArgumentException>(() => model.SetDropout("*", 0.5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_is_exchanged_by_its_dotted_name_and_keeps_its_place()
    {
        using var scope = NewDisposeScope();
        using var model = Backbones.Create("resnet18", 3);
        var names = model.named_modules().Select(entry => entry.name).ToArray();
        var old = model.named_parameters().Single(entry => entry.name == "layer2.0.bn2.weight").parameter;
        model.Exchange("layer2.0.bn2", nn.Identity());
        Assert.True(old.IsInvalid);
        Assert.Equal(names, model.named_modules().Select(entry => entry.name));
        Assert.Equal([1, 3], model.call(Reference.Images(1)).shape);
        Assert.Contains("resnet18 has no part 'layer9'", Assert.Throws<ArgumentException>(() => model.Exchange("layer9.0", nn.ReLU())).Message, StringComparison.Ordinal);
        Assert.Contains("'conv1' is a Conv2d", Assert.Throws<ArgumentException>(() => model.Exchange("conv1.weight", nn.ReLU())).Message, StringComparison.Ordinal);
    }
}
