using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests.Layers;

/// <summary>Every layer beside PyTorch's of the same state; tests/peers/core_layers.py has the cases.</summary>
public class LayerTests
{
    private static readonly JsonElement Written = Fixture.Of("Layers", "layers.json");

    public static TheoryData<string, string> Names => Devices.Each([.. Written.EnumerateObject().Select(layer => layer.Name)]);

    [Fact]
    public void Every_layer_has_a_case() => Assert.Equal(Written.EnumerateObject().Select(layer => layer.Name), Layers.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Trains_as_PyTorchs_does(string name, string device)
    {
        using var there = Devices.On(device);
        using var scope = NewDisposeScope();
        var expected = Written.GetProperty(name);
        var layer = Loaded(name);
        var input = Described.Tensor(expected.GetProperty("input")).requires_grad_();
        var result = layer.call(input);
        Expect.Same(name, expected.GetProperty("trained"), result);
        Weighed(result).backward();
        Expect.Same($"{name}, gradient of the input", expected.GetProperty("grads").GetProperty(""), input.grad!);
        foreach (var (own, parameter) in layer.named_parameters()) Expect.Same($"{name}, gradient of {own}", expected.GetProperty("grads").GetProperty(own), parameter.grad!);
        Assert.Equal(expected.GetProperty("buffers").EnumerateObject().Select(buffer => buffer.Name), layer.named_buffers().Select(buffer => buffer.name));
        foreach (var (own, buffer) in layer.named_buffers()) Expect.Same($"{name}, {own}", expected.GetProperty("buffers").GetProperty(own), buffer);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Infers_as_PyTorchs_does(string name, string device)
    {
        using var there = Devices.On(device);
        using var scope = NewDisposeScope();
        var expected = Written.GetProperty(name);
        var layer = Loaded(name);
        foreach (var (own, buffer) in layer.named_buffers()) _ = buffer.copy_(Described.Tensor(expected.GetProperty("buffers").GetProperty(own)));
        layer.eval();
        Expect.Same(name, expected.GetProperty("inferred"), layer.call(Described.Tensor(expected.GetProperty("input"))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_PyTorchs_names(string name, string device)
    {
        using var there = Devices.On(device);
        using var layer = Layers.All[name]();
        Assert.Equal(Written.GetProperty(name).GetProperty("state").EnumerateObject().Select(entry => entry.Name), layer.state_dict().Keys);
    }

    // The same sum that core_layers.py takes the gradients of.
    internal static Tensor Weighed(Tensor result) => (result * arange(1, result.numel() + 1).reshape(result.shape)).sum() / result.numel();

    private static nn.Module<Tensor, Tensor> Loaded(string name)
    {
        var layer = Layers.All[name]();
        var state = Written.GetProperty(name).GetProperty("state").EnumerateObject().ToDictionary(entry => entry.Name, entry => Described.Tensor(entry.Value));
        var (missing, unexpected) = layer.load_state_dict(state);
        Assert.Empty(missing.Concat(unexpected));
        return layer;
    }
}
