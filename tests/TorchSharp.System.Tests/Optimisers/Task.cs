using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.Optimisers;

/// <summary>What the optimisers are set to: two parameters and a loss of them.</summary>
internal sealed class Task
{
    private readonly Tensor x;

    internal Task(JsonElement written)
        => (A, B, x) = (Described.Tensor(written.GetProperty("a")).AsParameter(), Described.Tensor(written.GetProperty("b")).AsParameter(), Described.Tensor(written.GetProperty("x")));

    internal Task(Task other) => (A, B, x) = (other.A.detach().clone().AsParameter(), other.B.detach().clone().AsParameter(), other.x);

    internal Parameter A { get; }

    internal Parameter B { get; }

    internal void Step(optim.Optimizer optimiser)
    {
        using var scope = NewDisposeScope();
        optimiser.zero_grad();
        ((A * x).sin().sum() + (B * B).sum() + (A * B).sum()).backward();
        _ = optimiser.step();
    }
}
