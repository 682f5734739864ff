using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.Optim;

public class GroupTests
{
    [Fact]
    public void A_rate_set_on_a_group_is_used_from_the_next_step_on()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (ones(2).AsParameter(), ones(2).AsParameter());
        using var sgd = optim.SGD([new SGD.ParamGroup([a], new SGD.Options()), new SGD.ParamGroup([b], new SGD.Options { LearningRate = 0.5 })], 0.25);
        sgd.ParamGroups.First().LearningRate = 1;
        (a.sum() + b.sum()).backward();
        _ = sgd.step();
        Expect.Elements(a, 0, 0);
        Expect.Elements(b, 0.5, 0.5);
        Assert.Equal([0.25, 0.5], sgd.ParamGroups.Select(group => group.InitialLearningRate));
    }

    [Fact]
    public void Frozen_parameters_are_left_alone()
    {
        using var scope = NewDisposeScope();
        Parameter a = ones(2).AsParameter(), frozen = new(ones(2), requires_grad: false);
        using var adam = optim.Adam([a, frozen], 0.1, weight_decay: 0.5);
        (a * frozen).sum().backward();
        _ = adam.step();
        Expect.Elements(frozen, 1, 1);
        Assert.NotEqual(1, a[0].item<float>());
    }

    [Fact]
    public void A_parameter_cannot_be_in_two_groups()
    {
        using var a = ones(2).AsParameter();
        Assert.Throws<ArgumentException>(() => optim.SGD([a, a], 0.1));
    }

    [Fact]
    public void A_state_of_other_parameters_is_refused()
    {
        using var scope = NewDisposeScope();
        using OptimizerHelper one = optim.SGD([ones(2).AsParameter()], 0.1), two = optim.SGD([ones(2).AsParameter(), ones(1).AsParameter()], 0.1);
        using var file = new MemoryStream();
        one.save_state_dict(new BinaryWriter(file));
        file.Position = 0;
        Assert.Throws<ArgumentException>(() => two.load_state_dict(new BinaryReader(file)));
        Assert.Throws<ArgumentException>(() => two.load_state_dict(one.state_dict()));
    }

    [Fact]
    public void The_closures_loss_comes_back_and_has_gradients()
    {
        using var scope = NewDisposeScope();
        var a = full(1, 3f).AsParameter();
        using var sgd = optim.SGD([a], 0.5);
        var loss = sgd.step(() =>
        {
            var square = (a * a).sum();
            square.backward();
            return square;
        });
        Assert.Equal(9, loss!.item<float>());
        Expect.Elements(a, 0);
    }

    [Fact]
    public void A_group_has_settings_of_its_own()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (ones(1).AsParameter(), ones(1).AsParameter());
        using var sgd = optim.SGD([new SGD.ParamGroup([a], new SGD.Options()), new SGD.ParamGroup([b], new SGD.Options { LearningRate = 0.5, momentum = 0.5 })], 0.25);
        for (var step = 0; step < 2; step++)
        {
            sgd.zero_grad();
            (a.sum() + b.sum()).backward();
            _ = sgd.step();
        }
        // 1 - 0.25(1 + 1), and 1 - 0.5(1 + 1.5).
        Expect.Elements(a, 0.5);
        Expect.Elements(b, -0.25);
    }
}
