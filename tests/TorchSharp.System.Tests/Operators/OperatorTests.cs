using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests.Operators;

/// <summary>Every operator of Tensor beside PyTorch's, in all its forms; tests/peers/operators.py has the cases.</summary>
public class OperatorTests
{
    private static readonly JsonElement Written = Fixture.Of("Operators", "operators.json");

    // torch.where takes the condition first; torch.take_along_dim has a dimension by default.
    private static readonly string[] OtherInTorch = ["where", "take_along_dim"];

    public static TheoryData<string, string> Names => Devices.Each([.. Written.GetProperty("operators").EnumerateObject().Select(op => op.Name)]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_what_PyTorch_gives(string op, string device)
    {
        using var there = Devices.On(device);
        foreach (var written in Cases(op, device)) EachForm(op, written);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_place_the_tensor_itself_takes_the_result(string op, string device)
    {
        using var there = Devices.On(device);
        foreach (var written in Cases(op, device).Where(TakesItsOwnResult)) InPlace(op, written);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_PyTorchs_gradients(string op, string device)
    {
        using var there = Devices.On(device);
        foreach (var written in Cases(op, device).Where(written => written.TryGetProperty("grads", out _))) Gradients(op, written);
    }

    private static IEnumerable<JsonElement> Cases(string op, string device)
        => Written.GetProperty("operators").GetProperty(op).EnumerateArray().Where(written => device == "cpu" || !OnCuda.IsOther(op, written));

    private static Inputs Fresh(bool learning = false) => new(Written.GetProperty("inputs"), learning);

    private static string Title(string form, JsonElement written) => $"{form} of {written.GetProperty("self")}, {written.GetProperty("args")}";

    private static void EachForm(string op, JsonElement written)
    {
        using var scope = NewDisposeScope();
        var inputs = Fresh();
        var self = inputs[written.GetProperty("self").GetString()!];
        var calls = Call.OnTensor(op, written.GetProperty("args"), inputs).ToList();
        Assert.True(calls.Count > 0, $"No overload takes the arguments: {Title(op, written)}.");
        if (!OtherInTorch.Contains(op)) calls.AddRange(Call.OnTorch(op, written.GetProperty("args"), inputs));
        foreach (var call in calls) Answers(call, written, self);
    }

    private static void Answers(Call call, JsonElement written, Tensor self)
    {
        var title = Title(call.Form, written);
        if (written.TryGetProperty("refused", out var why))
        {
            var refusal = Record.Exception(() => call.On(self));
            Assert.True(refusal is System.Runtime.InteropServices.ExternalException or ArgumentException, $"{title}: PyTorch refuses ({why}); here {refusal?.GetType().Name ?? "nothing"} was thrown.");
            return;
        }
        var (expected, actual) = (written.GetProperty("out").EnumerateArray().ToArray(), call.On(self));
        Assert.True(expected.Length == actual.Length, $"{title}: {expected.Length} results expected, {actual.Length} found.");
        foreach (var (one, other) in expected.Zip(actual))
        {
            if (other is Tensor tensor) Expect.Same(title, one, tensor);
            else Assert.True(one.GetBoolean().Equals(other), title);
        }
    }

    private static bool TakesItsOwnResult(JsonElement written)
    {
        if (!written.TryGetProperty("out", out var outs) || outs.GetArrayLength() != 1 || outs[0].ValueKind != JsonValueKind.Object) return false;
        var self = Written.GetProperty("inputs").GetProperty(written.GetProperty("self").GetString()!);
        return Described.Dtype(self) == Described.Dtype(outs[0]) && Described.Shape(self).SequenceEqual(Described.Shape(outs[0]));
    }

    private static void InPlace(string op, JsonElement written)
    {
        using var scope = NewDisposeScope();
        var inputs = Fresh();
        var arguments = written.GetProperty("args");
        foreach (var call in Call.OnTensor(op + "_", arguments, inputs).Concat(Call.OnTorch(op + "_", arguments, inputs)))
        {
            var self = inputs[written.GetProperty("self").GetString()!].clone();
            Assert.Same(self, call.On(self)[0]);
            Expect.Same(Title(call.Form, written), written.GetProperty("out")[0], self);
        }
    }

    private static void Gradients(string op, JsonElement written)
    {
        using var scope = NewDisposeScope();
        var inputs = Fresh(learning: true);
        var call = Call.OnTensor(op, written.GetProperty("args"), inputs).First();
        var outputs = call.On(inputs[written.GetProperty("self").GetString()!]).OfType<Tensor>().Where(output => output.requires_grad && output.is_floating_point());
        var sums = outputs.Select(output => (output * arange(1, output.numel() + 1).reshape(output.shape)).sum().to_type(ScalarType.Float64));
        sums.Aggregate((one, other) => one + other).backward();
        foreach (var gradient in written.GetProperty("grads").EnumerateObject())
            Expect.Same($"gradient of {gradient.Name} in {Title(call.Form, written)}", gradient.Value, inputs[gradient.Name].grad!);
    }
}
