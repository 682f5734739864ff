using FineTune.Freezing;
using FineTune.Models;
using FineTune.Surgery;
using FineTune.Tests.Data;
using FineTune.Training;
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

    [Fact]
    public void A_training_says_so_once_before_its_first_epoch()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        using var all = optim.SGD(model.parameters(), 0.1);
        Assert.Equal(
            ["60 parameters in the optimiser are frozen: conv1.weight, bn1.weight, bn1.bias, layer1.0.conv1.weight, .... Make it from those that learn, or unfreeze them."],
            Printed(model, all));
        _ = model.UnfreezeNames("layer4.1.bn2.*");
        using var head = optim.SGD(model.Head.parameters(), 0.1);
        Assert.Equal(
            ["2 parameters that could learn are not in the optimiser and will stay as they are: layer4.1.bn2.weight, layer4.1.bn2.bias. Make the optimiser after unfreezing, or freeze them."],
            Printed(model, head));
        using var right = optim.SGD([.. model.parameters().Where(parameter => parameter.requires_grad)], 0.1);
        Assert.Empty(Printed(model, right));
    }

    /// <summary>The article's trap: <c>model.fc.requires_grad = True</c> hangs a word on a module, and every parameter stays frozen.</summary>
    [Fact]
    public void Where_the_head_was_not_really_unfrozen_the_training_is_refused_in_words()
    {
        using var model = Backbones.Create("resnet18", 3);
        foreach (var parameter in model.parameters()) parameter.requires_grad = false;
        using var optimizer = optim.SGD(model.Head.parameters(), 0.001, momentum: 0.9);
        using var set = Pictures.Set(3, 32);
        var refusal = Assert.Throws<InvalidOperationException>(() => new Trainer(model, optimizer).Fit(set.InBatches(3), null, 1));
        Assert.Equal("Every parameter of the model is frozen: nothing would learn. Unfreeze at least the head, for example with model.FreezeAllBut(\"head\").", refusal.Message);
    }

    // What stands on the console before the first epoch's line.
    private static IReadOnlyList<string> Printed(Backbone model, optim.Optimizer optimizer)
    {
        using var set = Pictures.Set(3, 32);
        var console = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            _ = new Trainer(model, optimizer).Fit(set.InBatches(3), null, 1);
        }
        finally
        {
            Console.SetOut(console);
        }
        var lines = text.ToString().Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).ToList();
        var first = lines.FindIndex(line => line.StartsWith("epoch 1/1", StringComparison.Ordinal));
        Assert.True(first >= 0, text.ToString());
        return [.. lines[..first].Where(line => !line.Contains("batch", StringComparison.Ordinal))];
    }
}
