using EngineTests.NN;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.Optim;

/// <summary>The small regression that tests/peers/optimizers.py trains too: two groups, the second with half the rate.</summary>
internal sealed class Problem(ScalarType dtype = ScalarType.Float32) : IDisposable
{
    private readonly Tensor inputs = Reference.Make(3, 5, 3).to(dtype);

    internal Parameter Weight { get; } = new(Reference.Make(1, 3, 4).to(dtype));

    internal Parameter Bias { get; } = new(Reference.Make(2, 4).to(dtype));

    internal Tensor Loss(optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var loss = (inputs.matmul(Weight) + Bias).tanh().sub(0.3).square().sum();
        loss.backward();
        return loss;
    }

    internal void Train(optim.Optimizer optimizer, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            _ = optimizer.step(() => Loss(optimizer));
        }
    }

    internal double[] Values() => [.. Reference.Flat(Weight), .. Reference.Flat(Bias)];

    public void Dispose()
    {
        inputs.Dispose();
        Weight.Dispose();
        Bias.Dispose();
    }
}
