using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests.NN;

public class LayerTests
{
    private const double Tolerance = 1e-5;

    private static readonly string[] All = Reference.Read("NN/layers.json").Select(entry => entry.GetProperty("name").GetString()!).ToArray();

    // How long each sequence is must stand on the CPU, and the cases make all their tensors in one place.
    public static TheoryData<string, string> Names => Devices.EachBut(All, name => name.EndsWith("/packed", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithPyTorch(string name, string device)
    {
        using var there = Devices.On(device);
        using var scope = NewDisposeScope();
        var entry = Reference.Read("NN/layers.json").First(one => one.GetProperty("name").GetString() == name);
        var layer = LayerTable.All[name]();
        var parameters = Fill(layer.Module);
        var inputs = LayerInputs.Make(entry.GetProperty("inputs"));
        var output = layer.Run(inputs);
        Assert.Equal(entry.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()), output.shape);
        Same(name + ": output", entry.GetProperty("output"), output);
        if (!output.requires_grad) return;
        (output * Reference.Make(50, output.shape)).sum().backward();
        foreach (var (i, gradient) in entry.GetProperty("inputGradients").EnumerateArray().Index()) Same($"{name}: gradient of input {i}", gradient, inputs[i].grad);
        Assert.Equal(entry.GetProperty("gradients").EnumerateObject().Select(property => property.Name), parameters.Keys);
        foreach (var gradient in entry.GetProperty("gradients").EnumerateObject()) Same($"{name}: gradient of {gradient.Name}", gradient.Value, parameters[gradient.Name].grad);
    }

    [Fact]
    public void TheTableIsTheFiles() => Assert.Equal(All.Order(StringComparer.Ordinal), LayerTable.All.Keys.Order(StringComparer.Ordinal));

    private static SortedDictionary<string, Tensor> Fill(nn.Module? module)
    {
        var parameters = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, parameter) in module?.named_parameters() ?? []) parameters.Add(name, parameter);
        using var frozen = no_grad();
        foreach (var (i, parameter) in parameters.Values.Index()) _ = parameter.copy_(Reference.Make(100 + (uint)i, parameter.shape));
        return parameters;
    }

    private static void Same(string what, JsonElement expected, Tensor? actual)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.Null(actual);
            return;
        }
        Assert.NotNull(actual);
        var error = Reference.Error(Reference.Doubles(expected), Reference.Flat(actual));
        Assert.True(error <= Tolerance, $"{what}: {error:g3}");
    }
}
