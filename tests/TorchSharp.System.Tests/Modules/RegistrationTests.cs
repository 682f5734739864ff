using static TorchSharp.torch;

namespace EngineTests.Modules;

public class RegistrationTests
{
    [Fact]
    public void Fields_are_registered_by_their_names_or_the_one_they_are_given()
    {
        using var net = new Net();
        Assert.Equal(["first", "last"], net.named_children().Select(child => child.name));
        Assert.Equal(["first", "last", "last.0", "last.1", "last.2"], net.named_modules().Select(module => module.name));
        Assert.Equal(["scale", "first.weight", "first.bias", "last.0.weight", "last.0.bias", "last.2.weight", "last.2.bias"], net.named_parameters().Select(p => p.name));
        Assert.Equal(["shift"], net.named_buffers().Select(buffer => buffer.name));
    }

    [Fact]
    public void The_state_has_parameters_then_buffers_then_children()
    {
        using var net = new Net();
        Assert.Equal(["scale", "shift", "first.weight", "first.bias", "last.0.weight", "last.0.bias", "last.2.weight", "last.2.bias"], net.state_dict().Keys);
        Assert.Same(net.get_parameter("scale"), net.state_dict()["scale"]);
        Assert.Equal(["deep.scale", "deep.shift"], net.state_dict(prefix: "deep").Keys.Take(2));
    }

    [Fact]
    public void Components_can_be_asked_for_by_name()
    {
        using var net = new Net();
        Assert.True(net.has_parameter("first.weight") && net.has_buffer("shift"));
        Assert.False(net.has_parameter("second.weight") || net.has_buffer("scale"));
        Assert.Equal([4], net.get_buffer("shift")!.shape);
        Assert.Equal(["scale"], net.named_parameters(recurse: false).Select(p => p.name));
    }

    [Fact]
    public void Names_that_are_taken_or_impossible_are_refused()
    {
        using var net = new Net();
        Assert.Contains("first is already registered", Assert.Throws<InvalidOperationException>(() => net.register_module("first", nn.ReLU())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => net.register_module("a.b", nn.ReLU()));
        Assert.Throws<ArgumentException>(() => net.register_module("", nn.ReLU()));
        using var taken = ones(1);
        net.register_buffer("b", taken);
        Assert.Throws<InvalidOperationException>(() => net.register_buffer("b", taken));
    }

    [Fact]
    public void Buffers_that_are_not_persistent_are_not_in_the_state()
    {
        using var net = nn.Sequential(nn.ReLU());
        net.register_buffer("kept", ones(1));
        net.register_buffer("passing", ones(1), persistent: false);
        Assert.Equal(["kept"], net.state_dict().Keys);
        Assert.Equal(["kept", "passing"], net.named_buffers().Select(buffer => buffer.name));
    }

    [Fact]
    public void A_parameter_that_is_used_twice_is_listed_once()
    {
        using var shared = nn.Linear(2, 2);
        var net = nn.Sequential(("a", shared), ("b", shared));
        Assert.Equal(["a.weight", "a.bias"], net.named_parameters().Select(p => p.name));
        Assert.Equal(4, net.state_dict().Count);
    }

    [Fact]
    public void Apply_visits_the_children_first()
    {
        using var net = new Net();
        var visited = new List<string>();
        _ = net.apply(module => visited.Add(module.GetName()));
        Assert.Equal(["Linear", "Linear", "ReLU", "Linear", "Sequential", "Net"], visited);
    }

    [Fact]
    public void A_disposed_module_disposed_its_tensors()
    {
        var net = new Net();
        var state = net.state_dict().Values.ToArray();
        net.Dispose();
        Assert.All(state, tensor => Assert.True(tensor.IsInvalid));
    }
}
