using FineTune.Freezing;
using FineTune.Models;
using FineTune.Surgery;
using FineTune.Tests.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Freezing;

public class L2SPTests
{
    [Fact]
    public void The_penalty_and_its_gradients_are_the_papers()
    {
        using var scope = NewDisposeScope();
        using var model = Reference.Network("resnet18");
        _ = model.FreezeNames("layer1");
        using var l2sp = L2SP.From(model, alpha: 0.2, beta: 0.06);
        using (no_grad())
        {
            foreach (var stage in model.Stages.SkipLast(1).Where(stage => stage.Name != "layer1"))
                foreach (var parameter in stage.Parameters) _ = parameter.add_(0.01);
        }
        var penalty = l2sp.Penalty();
        penalty.backward();
        // Below the head, every one of n numbers moved by 0.01: α/2 n 0.01².
        var moved = model.Stages.SkipLast(1).Where(stage => stage.Name != "layer1").Sum(stage => stage.Parameters.Sum(parameter => parameter.numel()));
        var head = model.Head.parameters().Sum(parameter => parameter.Doubles().Sum(value => value * value));
        Assert.Equal(0.1 * moved * 1e-4 + 0.03 * head, penalty.ToDouble(), 1e-3 * penalty.ToDouble());
        Assert.All(model.named_parameters().First(entry => entry.name == "layer4.1.conv2.weight").parameter.grad!.Doubles(), value => Assert.Equal(0.002, value, 1e-6));
        var last = model.Head.parameters().First();
        Close.Assert("head", [.. last.Doubles().Select(value => 0.06 * value)], last.grad!.Doubles(), 1e-6);
        Assert.Null(model.named_parameters().First(entry => entry.name == "layer1.0.conv1.weight").parameter.grad);
    }

    [Fact]
    public void A_head_that_is_replaced_later_is_pulled_to_zero_too()
    {
        using var scope = NewDisposeScope();
        using var model = Backbones.Create("resnet18", 3);
        using var l2sp = L2SP.From(model, alpha: 1, beta: 2);
        var head = model.ReplaceHead(4);
        using (no_grad())
        {
            _ = head.weight.fill_(0.5);
            _ = head.bias!.zero_();
        }
        Assert.Equal(4 * 512 * 0.25, l2sp.Penalty().ToDouble(), 1e-3);
    }

    [Fact]
    public void Nothing_leaks()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        var before = Alive.Count();
        using (var l2sp = L2SP.From(model))
        using (var penalty = l2sp.Penalty())
            Assert.Equal(before + 61, Tensor.TotalCount);
        Assert.Equal(before, Alive.Count());
    }
}
