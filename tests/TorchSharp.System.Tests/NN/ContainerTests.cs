using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.NN;

public class ContainerTests
{
    [Fact]
    public void A_list_of_modules_names_them_by_place()
    {
        using var list = nn.ModuleList(nn.Linear(2, 3), nn.Linear(3, 4));
        list.Insert(1, nn.Linear(3, 3));
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias", "2.weight", "2.bias"], list.state_dict().Keys);
        Assert.Equal([4, 3], list[2].weight.shape);
        list.RemoveAt(0);
        Assert.Equal(["0", "1"], list.named_children().Select(child => child.name));
    }

    [Fact]
    public void A_dictionary_of_modules_keeps_its_order()
    {
        using var modules = nn.ModuleDict(("b", nn.Linear(1, 1)), ("a", nn.Linear(1, 2)));
        Assert.Equal(["b.weight", "b.bias", "a.weight", "a.bias"], modules.state_dict().Keys);
        Assert.Equal(("a", modules["a"]), modules[1]);
        Assert.True(modules.Remove("b"));
        Assert.Equal(["a"], modules.Keys);
        Assert.Equal(2, modules.parameters().Count());
    }

    [Fact]
    public void Parameters_stand_in_lists_and_dictionaries()
    {
        using var owner = new Owner();
        Assert.Equal(["named.scale", "numbered.0", "numbered.1"], owner.named_parameters().Select(entry => entry.name).Order(StringComparer.Ordinal));
        _ = owner.to(ScalarType.Float64);
        Assert.All(owner.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
    }

    [Fact]
    public void A_sequential_of_ones_own_takes_two_inputs()
    {
        using var sequential = new Summed();
        using var one = ones(1, 2);
        Assert.Equal([1, 3], sequential.call(one, one).shape);
        Assert.Equal(2, sequential.Count);
        Assert.Equal(4, sequential.parameters().Count());
    }

    [Fact]
    public void Two_steps_of_a_sequential_may_have_one_name()
    {
        using var sequential = nn.Sequential(("in", nn.Linear(2, 3)), ("act", nn.ReLU()), ("out", nn.Linear(3, 3)), ("act", nn.Tanh()), ("out", nn.Linear(3, 1)));
        Assert.Equal(["in", "act", "out", "act", "out"], sequential.named_children().Select(child => child.name));
        Assert.Equal(6, sequential.parameters().Count());
        Assert.Equal(["act", "out"], sequential[1..3].named_modules().Select(module => module.name));
        Assert.Same(sequential[2], sequential[(1, 3)][1]);
        using var input = ones(4, 2);
        Assert.Equal([4, 1], sequential.call(input).shape);
        sequential.train(on: false);
        Assert.All(sequential.modules(), module => Assert.False(module.training));
    }

    [Fact]
    public void Modules_are_listed_level_by_level()
    {
        using var nested = nn.Sequential(("a", nn.Sequential(("x", nn.ReLU()))), ("b", nn.Sequential(("y", nn.ReLU()))));
        Assert.Equal(["a", "b", "a.x", "b.y"], nested.named_modules().Select(module => module.name));
    }

    private sealed class Owner : nn.Module
    {
        public readonly ParameterList numbered = nn.ParameterList(new Parameter(ones(2)), new Parameter(ones(3)));
        public readonly ParameterDict named = nn.ParameterDict(("scale", new Parameter(ones(1))));

        public Owner() : base("Owner") => RegisterComponents();
    }

    private sealed class Summed() : Sequential<Tensor, Tensor, Tensor>(nn.Linear(2, 3), nn.Linear(2, 3))
    {
        public override Tensor forward(Tensor input1, Tensor input2) => ((Linear)this[0]).call(input1) + ((Linear)this[1]).call(input2);
    }
}
