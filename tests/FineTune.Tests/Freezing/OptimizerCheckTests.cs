using FineTune.Freezing;
using FineTune.Models;
using FineTune.Surgery;
using static TorchSharp.torch;

namespace FineTune.Tests.Freezing;

public class OptimizerCheckTests
{
    [Fact]
    public void An_optimiser_of_what_learns_is_right()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        using var optimizer = optim.SGD(model.Head.parameters(), 0.1);
        var check = OptimizerCheck.Of(model, optimizer);
        Assert.True(check.IsRight);
        Assert.Equal("The optimiser holds exactly what learns: 2 parameters.", check.ToString());
    }

    [Fact]
    public void Frozen_parameters_in_the_optimiser_are_named()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        var check = OptimizerCheck.Of(model, optimizer);
        Assert.Equal(60, check.Frozen.Count);
        Assert.Empty(check.Missed);
        Assert.StartsWith("60 parameters in the optimiser are frozen: conv1.weight, bn1.weight, bn1.bias, layer1.0.conv1.weight, ...", check.ToString(), StringComparison.Ordinal);
        Assert.Contains("60 parameters in the optimiser are frozen", check.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unfrozen_parameters_that_the_optimiser_misses_are_named()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        using var optimizer = optim.SGD(model.Head.parameters(), 0.1);
        _ = model.UnfreezeNames("layer4.1.bn2.bias");
        Assert.Equal(["layer4.1.bn2.bias"], OptimizerCheck.Of(model, optimizer).Missed);
        Assert.StartsWith("1 parameter that could learn is not in the optimiser and will stay as it is: layer4.1.bn2.bias.", OptimizerCheck.Of(model, optimizer).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_optimiser_from_before_the_head_was_replaced_holds_strangers()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        using var optimizer = optim.SGD(model.Head.parameters(), 0.1);
        _ = model.ReplaceHead(4);
        var check = OptimizerCheck.Of(model, optimizer);
        Assert.Equal((2, 2), (check.Strangers, check.Missed.Count));
        Assert.Contains("2 parameters in the optimiser are not the model's: was it made before the head was replaced", check.ToString(), StringComparison.Ordinal);
    }
}
