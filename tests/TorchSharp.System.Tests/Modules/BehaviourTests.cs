using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Modules;

public class BehaviourTests
{
    [Fact]
    public void Train_and_eval_reach_every_module()
    {
        using var net = new Net();
        Assert.All(net.modules().Append(net), module => Assert.True(module.training));
        net.eval();
        Assert.All(net.modules().Append(net), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Casting_changes_floats_keeps_counters_and_the_module_itself()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3));
        net[0].call(ones(1, 2)).sum().backward();
        Assert.Same(net, net.to(ScalarType.Float64));
        Assert.Equal(["Float64", "Float64", "Float64", "Float64", "Float64", "Float64", "Int64"], net.state_dict().Values.Select(value => value.dtype.ToString()));
        Assert.Equal(ScalarType.Float64, net.parameters().First().grad!.dtype);
        Assert.Equal(ScalarType.Float64, net.call(ones(4, 2, dtype: float64)).dtype);
        Assert.All(net.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.is_leaf));
        Assert.Equal(ScalarType.Float16, net.half().parameters().First().dtype);
    }

    [Fact]
    public void Casting_a_module_of_fields_changes_the_fields()
    {
        using var scope = NewDisposeScope();
        using var net = new Net().to(ScalarType.Float64);
        Assert.Equal(ScalarType.Float64, net.call(ones(1, 3, dtype: float64)).dtype);
    }

    [Fact]
    public void What_is_frozen_stays_frozen_when_it_is_cast()
    {
        using var net = nn.Linear(2, 2);
        net.weight.requires_grad = false;
        _ = net.to(ScalarType.Float64);
        Assert.False(net.weight.requires_grad);
        Assert.True(net.bias!.requires_grad);
    }

    [Fact]
    public void Zero_grad_takes_gradients_away_or_fills_them_with_zeros()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Linear(2, 1);
        net.call(ones(1, 2)).sum().backward();
        net.zero_grad(set_to_none: false);
        Expect.Elements(net.weight.grad!, 0, 0);
        net.zero_grad();
        Assert.Null(net.weight.grad);
    }

    [Fact]
    public void Hooks_see_and_change_inputs_and_results_until_they_are_removed()
    {
        using var scope = NewDisposeScope();
        using var net = nn.ReLU();
        var before = net.register_forward_pre_hook((_, input) => input + 1);
        var after = net.register_forward_hook((_, _, result) => result * 10);
        Expect.Elements(net.call(tensor(new[] { -3f, 2 })), 0, 30);
        before.remove();
        Expect.Elements(net.call(tensor(new[] { -3f, 2 })), 0, 20);
        after.remove();
        Expect.Elements(net.call(tensor(new[] { -3f, 2 })), 0, 2);
    }

    [Fact]
    public void Hooks_of_two_inputs_see_both()
    {
        using var scope = NewDisposeScope();
        using var net = new Both();
        _ = net.register_forward_pre_hook((_, x, y) => (x * 2, y));
        _ = net.register_forward_hook((_, x, y, sum) => sum - y);
        Expect.Elements(net.call(ones(1), ones(1)), 2);
    }

    [Fact]
    public void A_sequential_can_be_cut()
    {
        using var scope = NewDisposeScope();
        var net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2));
        var (trunk, tail) = (net[..2], net[2..]);
        Assert.Equal((3, 2, 1), (net.Count, trunk.Count, tail.Count));
        Assert.Equal(["2.weight", "2.bias"], tail.state_dict().Keys);
        var x = rand(2, 3);
        Assert.True(net.call(x).Equals(tail.call(trunk.call(x))));
        Assert.Equal(1, net[(1, 2)].Count);
        Assert.True(nn.Sequential().call(x).Equals(x));
    }

    [Fact]
    public void A_sequential_with_steps_in_place_gives_what_its_steps_give()
    {
        using var scope = NewDisposeScope();
        var net = nn.Sequential(nn.ReLU(inplace: true), nn.Dropout(0.5, inplace: true), nn.ReLU(inplace: true));
        net.eval();
        var x = tensor(new[] { -1f, 2 });
        Assert.Same(x, net.call(x));
        Expect.Elements(x, 0, 2);
    }

    [Fact]
    public void A_batch_norm_counts_its_batches_and_starts_again_when_reset()
    {
        using var scope = NewDisposeScope();
        using var norm = nn.BatchNorm1d(2);
        for (var i = 0; i < 3; i++) _ = norm.call(rand(4, 2) + 5);
        Assert.Equal(3, norm.num_batches_tracked!.item<long>());
        Assert.True(norm.running_mean!.min().item<float>() > 1);
        norm.reset_running_stats();
        Expect.Elements(norm.running_mean!, 0, 0);
        Expect.Elements(norm.running_var!, 1, 1);
    }

    [Fact]
    public void Inputs_of_the_wrong_shape_are_refused_in_words()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("expected 4D input", Assert.Throws<ArgumentException>(() => nn.BatchNorm2d(2).call(ones(2, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("3 channels", Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 1, 1).call(ones(1, 2, 4, 4))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 1, groups: 2));
    }
}
