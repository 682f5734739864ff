using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EngineTests.Layers;

/// <summary>Every loss beside PyTorch's, with its gradient; tests/peers/core_layers.py has the cases.</summary>
public class LossTests
{
    private static readonly JsonElement Written = Fixture.Of("Layers", "losses.json");

    public static TheoryData<string> Names => new(Written.EnumerateObject().Select(loss => loss.Name).Where(name => name != "weights"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_PyTorchs_and_so_is_its_gradient(string name) => Compare(name, Losses.Functions[WithoutReduction(name)]);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_module_is_the_function(string name)
    {
        if (Losses.Modules.TryGetValue(WithoutReduction(name), out var module)) Compare(name, module);
    }

    private static void Compare(string name, Losses.Loss loss)
    {
        using var scope = NewDisposeScope();
        var expected = Written.GetProperty(name);
        var input = Described.Tensor(expected.GetProperty("input")).requires_grad_();
        var reduction = Enum.Parse<Reduction>(name.Split(' ')[^1], ignoreCase: true);
        var result = loss(input, Described.Tensor(expected.GetProperty("target")), Described.Tensor(Written.GetProperty("weights")), reduction);
        Expect.Same(name, expected.GetProperty("loss"), result);
        LayerTests.Weighed(result).backward();
        Expect.Same($"gradient of {name}", expected.GetProperty("grad"), input.grad!);
    }

    private static string WithoutReduction(string name) => name[..name.LastIndexOf(' ')];
}
