using System.Text.Json;
using EngineTests.NN;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.Optim;

public class OptimizerTests
{
    private const int Steps = 8;
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, JsonElement> Written = Reference.Read("Optim/optimizers.json").Index().ToDictionary(one => $"{one.Item.GetProperty("name")} {one.Item.GetProperty("options")} #{one.Index}", one => one.Item);

    public static TheoryData<string, string> Cases => Devices.Each([.. Written.Keys]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepsAsPyTorch(string name, string device)
    {
        using var there = Devices.On(device);
        var entry = Written[name];
        // The reference of L-BFGS is in double precision: rounding decides where it ends.
        using var problem = new Problem(name.StartsWith("LBFGS", StringComparison.Ordinal) ? ScalarType.Float64 : ScalarType.Float32);
        using var optimizer = OptimizerFactory.Build(entry.GetProperty("name").GetString()!, entry.GetProperty("lr").GetDouble(), entry.GetProperty("options"), problem);
        problem.Train(optimizer, 1);
        Assert.True(Reference.Error(Reference.Doubles(entry.GetProperty("first")), problem.Values()) <= Tolerance, name + ": first step");
        problem.Train(optimizer, Steps - 1);
        var error = Reference.Error(Reference.Doubles(entry.GetProperty("last")), problem.Values());
        Assert.True(error <= Tolerance, $"{name}: {error:g3} after {Steps} steps");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ResumesBitwiseFromItsFile(string name, string device) => Resumes(name, device, Resume);

    [Theory]
    [MemberData(nameof(Cases))]
    public void ResumesBitwiseFromItsStateDictionary(string name, string device) => Resumes(name, device, (from, to) => to.load_state_dict(from.state_dict()));

    private static void Resumes(string name, string device, Action<OptimizerHelper, OptimizerHelper> resume)
    {
        using var there = Devices.On(device);
        var entry = Written[name];
        if (entry.GetProperty("name").GetString() == "LBFGS") return;
        using Problem whole = new(), resumed = new();
        optim.Optimizer Build(Problem problem) => OptimizerFactory.Build(entry.GetProperty("name").GetString()!, entry.GetProperty("lr").GetDouble(), entry.GetProperty("options"), problem);
        using var first = (OptimizerHelper)Build(whole);
        whole.Train(first, 3);
        using (no_grad())
        {
            _ = resumed.Weight.copy_(whole.Weight);
            _ = resumed.Bias.copy_(whole.Bias);
        }
        using var second = (OptimizerHelper)Build(resumed);
        resume(first, second);
        Assert.All(first.state_dict().State.Zip(second.state_dict().State), pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second), name));
        whole.Train(first, 3);
        resumed.Train(second, 3);
        Assert.Equal(whole.Values(), resumed.Values());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AStepLeavesNoTensor(string name, string device)
    {
        using var there = Devices.On(device);
        var entry = Written[name];
        if (entry.GetProperty("name").GetString() == "LBFGS") return;
        using var problem = new Problem();
        using var optimizer = OptimizerFactory.Build(entry.GetProperty("name").GetString()!, entry.GetProperty("lr").GetDouble(), entry.GetProperty("options"), problem);
        problem.Train(optimizer, 2);
        problem.Loss(optimizer).Dispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        _ = optimizer.step();
        Assert.True(before == Tensor.TotalCount, $"{name}: {Tensor.TotalCount - before} tensors");
    }

    [Fact]
    public void AParameterWithoutGradientStays()
    {
        using var problem = new Problem();
        using var optimizer = optim.Adam([problem.Weight, problem.Bias], weight_decay: 0.1);
        var before = problem.Values();
        _ = optimizer.step();
        Assert.Equal(before, problem.Values());
    }

    [Fact]
    public void ZeroGradFillsWithZeros()
    {
        using var problem = new Problem();
        using var optimizer = optim.SGD([problem.Weight, problem.Bias], 0.1);
        problem.Train(optimizer, 1);
        optimizer.zero_grad();
        using var grad = problem.Weight.grad;
        Assert.Equal(0f, grad!.abs().sum().item<float>());
    }

    [Fact]
    public void AnotherKindsFileIsRefused()
    {
        using var problem = new Problem();
        using var stream = new MemoryStream();
        using var adam = optim.Adam([problem.Weight]);
        adam.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        using var sgd = optim.SGD([problem.Weight], 0.1);
        var error = Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(stream)));
        Assert.Contains("'SGD', but found 'Adam'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LbfgsNeedsAClosure()
    {
        using var problem = new Problem();
        using var optimizer = optim.LBFGS([problem.Weight]);
        _ = Assert.Throws<ArgumentNullException>(() => optimizer.step(null));
    }

    [Theory]
    [InlineData(-1, 0.9)]
    [InlineData(1e-3, 1.0)]
    public void BadSettingsAreRefused(double lr, double beta1)
    {
        using var problem = new Problem();
        var error = Assert.Throws<ArgumentException>(() => optim.Adam([problem.Weight], lr, beta1));
        Assert.StartsWith("Invalid ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0, false)]
    [InlineData(0.1, -0.5, false)]
    [InlineData(0.1, 0, true)]
    public void BadMomentumIsRefused(double lr, double momentum, bool nesterov)
    {
        using var problem = new Problem();
        _ = Assert.Throws<ArgumentException>(() => optim.SGD([problem.Weight], lr, momentum, nesterov: nesterov));
    }

    private static void Resume(OptimizerHelper from, OptimizerHelper to)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        from.save_state_dict(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        to.load_state_dict(reader);
        Assert.Equal(stream.Length, stream.Position);
    }
}
