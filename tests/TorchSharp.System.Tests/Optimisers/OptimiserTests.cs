using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.Optimisers;

/// <summary>SGD and Adam beside PyTorch's over five steps; tests/peers/optimisers.py has the cases.</summary>
public class OptimiserTests
{
    private static readonly JsonElement Written = Fixture.Of("Optimisers", "optimisers.json");

    internal static readonly Dictionary<string, Func<Parameter, Parameter, OptimizerHelper>> All = new()
    {
        ["sgd"] = (a, b) => optim.SGD([a, b], 0.1),
        ["sgd momentum"] = (a, b) => optim.SGD([a, b], 0.1, momentum: 0.9),
        ["sgd dampening"] = (a, b) => optim.SGD([a, b], 0.1, momentum: 0.9, dampening: 0.3),
        ["sgd decay"] = (a, b) => optim.SGD([a, b], 0.1, weight_decay: 0.05),
        ["sgd nesterov"] = (a, b) => optim.SGD([a, b], 0.1, momentum: 0.9, weight_decay: 0.05, nesterov: true),
        ["sgd maximize"] = (a, b) => optim.SGD([a, b], 0.1, momentum: 0.5, weight_decay: 0.05, maximize: true),
        ["sgd groups"] = (a, b) => optim.SGD([new SGD.ParamGroup([a], new SGD.Options()), new SGD.ParamGroup([b], new SGD.Options { LearningRate = 0.01, momentum = 0.5 })], 0.1, momentum: 0.9),
        ["adam"] = (a, b) => optim.Adam([a, b]),
        ["adam rate"] = (a, b) => optim.Adam([a, b], 0.1, 0.8, 0.9, 1e-3),
        ["adam decay"] = (a, b) => optim.Adam([a, b], 0.1, weight_decay: 0.1),
        ["adam amsgrad"] = (a, b) => optim.Adam([a, b], 0.1, 0.5, 0.6, amsgrad: true),
        ["adam maximize"] = (a, b) => optim.Adam([a, b], 0.1, maximize: true, weight_decay: 0.1),
        ["adam groups"] = (a, b) => optim.Adam([new Adam.ParamGroup([a], new Adam.Options()), new Adam.ParamGroup([b], new Adam.Options { LearningRate = 0.01, beta1 = 0.5, beta2 = 0.9 })], 0.1),
    };

    public static TheoryData<string> Names => new(All.Keys);

    [Fact]
    public void Every_case_is_tried() => Assert.Equal(Written.GetProperty("cases").EnumerateObject().Select(entry => entry.Name), All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Five_steps_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var task = new Task(Written);
        using var optimiser = All[name](task.A, task.B);
        foreach (var step in Written.GetProperty("cases").GetProperty(name).EnumerateArray())
        {
            task.Step(optimiser);
            Expect.Same($"{name}, a", step[0], task.A);
            Expect.Same($"{name}, b", step[1], task.B);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_state_resumes_as_if_nothing_had_happened(string name)
    {
        using var scope = NewDisposeScope();
        var (whole, first) = (new Task(Written), new Task(Written));
        using OptimizerHelper one = All[name](whole.A, whole.B), other = All[name](first.A, first.B);
        for (var step = 0; step < 5; step++) whole.Step(one);
        for (var step = 0; step < 3; step++) first.Step(other);
        using var file = new MemoryStream();
        other.save_state_dict(new BinaryWriter(file));
        file.Position = 0;
        var resumed = new Task(first);
        using var fresh = All[name](resumed.A, resumed.B);
        fresh.load_state_dict(new BinaryReader(file));
        for (var step = 3; step < 5; step++) resumed.Step(fresh);
        Assert.True(whole.A.Equals(resumed.A) && whole.B.Equals(resumed.B));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_state_dictionary_resumes_too(string name)
    {
        using var scope = NewDisposeScope();
        var first = new Task(Written);
        using var optimiser = All[name](first.A, first.B);
        for (var step = 0; step < 3; step++) first.Step(optimiser);
        var copy = new Task(first);
        using var fresh = All[name](copy.A, copy.B);
        fresh.load_state_dict(optimiser.state_dict());
        first.Step(optimiser);
        copy.Step(fresh);
        Assert.True(first.A.Equals(copy.A) && first.B.Equals(copy.B));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_leaves_no_tensor_behind(string name)
    {
        var task = new Task(Written);
        using var optimiser = All[name](task.A, task.B);
        task.Step(optimiser);
        var before = Alive.Count();
        task.Step(optimiser);
        Assert.Equal(before, Tensor.TotalCount);
    }
}
