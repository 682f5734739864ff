using FineTune.Freezing;
using FineTune.Models;
using FineTune.Tests.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Tests.Freezing;

public class GroupingTests
{
    [Fact]
    public void Each_stage_steps_at_its_own_rate_and_norms_and_biases_do_not_decay()
    {
        using var scope = NewDisposeScope();
        using var model = Reference.Network("resnet18");
        model.FreezeAllBut("layer4", "head");
        var groups = model.ParameterGroups(("layer4", 0.01), ("head", 0.5));
        using var optimizer = optim.SGD(groups, 7, weight_decay: 0.1);
        model.call(Reference.Images(2)).sum().backward();
        var expected = model.named_parameters().Where(entry => entry.parameter.requires_grad).ToDictionary(entry => entry.name, entry => Stepped(entry.name, entry.parameter));
        _ = optimizer.step();
        foreach (var (name, parameter) in model.named_parameters().Where(entry => entry.parameter.requires_grad))
            Assert.True(expected[name].allclose(parameter, 1e-6, 1e-7), name);
        Assert.True(OptimizerCheck.Of(model, optimizer).IsRight);
    }

    [Fact]
    public void Layer_wise_rates_fall_from_the_head_down()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("layer3", "layer4", "head");
        var groups = model.ParameterGroups(0.8, 0.5).Groups;
        Assert.Equal(["layer3", "layer3, norms and biases", "layer4", "layer4, norms and biases", "head", "head, norms and biases"], groups.Select(group => group.Name));
        Assert.Equal([0.2, 0.2, 0.4, 0.4, 0.8, 0.8], groups.Select(group => group.LearningRate!.Value));
        Assert.Equal([true, false, true, false, true, false], groups.Select(group => group.Decays));
        Assert.Equal(model.parameters().Count(parameter => parameter.requires_grad), groups.Sum(group => group.Parameters.Count));
    }

    [Fact]
    public void A_stage_without_a_rate_of_its_own_has_the_optimisers()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("layer4", "head");
        using var optimizer = optim.AdamW(model.ParameterGroups(("head", 0.5)), lr: 0.25);
        Assert.Equal([0.25, 0.25, 0.5, 0.5], optimizer.ParamGroups.Select(group => group.LearningRate));
    }

    [Fact]
    public void Every_optimiser_that_knows_groups_takes_them()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        var groups = model.ParameterGroups();
        optim.Optimizer[] all =
        [
            optim.SGD(groups, 0.5), optim.Adam(groups, 0.5), optim.AdamW(groups, 0.5), optim.Adamax(groups, 0.5), optim.NAdam(groups, 0.5),
            optim.RAdam(groups, 0.5), optim.Adagrad(groups, 0.5), optim.Adadelta(groups, 0.5), optim.RMSProp(groups, 0.5),
        ];
        foreach (var optimizer in all)
        {
            Assert.Equal([0.5, 0.5], optimizer.ParamGroups.Select(group => group.LearningRate));
            Assert.True(OptimizerCheck.Of(model, optimizer).IsRight);
            optimizer.Dispose();
        }
    }

    [Fact]
    public void Weight_decay_can_be_had_on_all()
    {
        using var model = Backbones.Create("resnet18", 3);
        Assert.All(model.ParameterGroups().WithDecayOnAll().Groups, group => Assert.True(group.Decays));
        using var optimizer = optim.SGD(model.ParameterGroups(), 0.1, weight_decay: 0.25);
        Assert.Equal([0.25, 0, 0.25, 0], optimizer.ParamGroups.Take(4).Select(group => ((SGD.Options)((ParamGroup)group).Options).weight_decay!.Value));
    }

    [Fact]
    public void The_groups_show_themselves()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        Assert.Equal(
            """
            group                   parameters  learning rate  weight decay
            ----------------------  ----------  -------------  ---------------
            head                         1,536  1e-3           the optimiser's
            head, norms and biases           3  1e-3           none
            """, model.ParameterGroups(("head", 1e-3)).ToString());
    }

    [Fact]
    public void Senseless_groups_are_refused()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        Assert.Contains("'layer4' has a learning rate but is frozen", Assert.Throws<ArgumentException>(() => model.ParameterGroups(("layer4", 0.1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ParameterGroups(0.1, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ParameterGroups(("head", 0)));
        model.Freeze();
        Assert.Throws<InvalidOperationException>(() => model.ParameterGroups());
    }

    // SGD without momentum: w - rate (g + decay w).
    private static Tensor Stepped(string name, Parameter parameter)
    {
        using var frozen = no_grad();
        var rate = name.StartsWith("fc.", StringComparison.Ordinal) ? 0.5 : 0.01;
        var decay = name.EndsWith("weight", StringComparison.Ordinal) && !name.Contains("bn", StringComparison.Ordinal) && !name.Contains("downsample.1", StringComparison.Ordinal) ? 0.1 : 0;
        return parameter - rate * (parameter.grad! + decay * parameter);
    }
}
