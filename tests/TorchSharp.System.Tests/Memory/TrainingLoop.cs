using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.Memory;

/// <summary>
/// A training loop as people write it, with a scope around each step or with no scope and no Dispose at all: its memory must not grow
/// either way. tests/Benchmarks runs the same loops for longer.
/// </summary>
internal sealed class TrainingLoop
{
    internal static readonly string[] Networks = ["images", "numbers"];

    private readonly nn.Module<Tensor, Tensor> network;
    private readonly optim.Optimizer optimizer;
    private readonly Func<(Tensor, Tensor)> batch;
    private readonly bool scoped;

    /// <param name="name">"images": megabytes a step; "numbers": some dozens of tensors of a few bytes.</param>
    /// <param name="scoped">A DisposeScope around each step; otherwise all is left to the garbage collector.</param>
    internal TrainingLoop(string name, bool scoped)
    {
        this.scoped = scoped;
        (network, batch) = name == "images"
            ? ((nn.Module<Tensor, Tensor>)new Images(), (Func<(Tensor, Tensor)>)(() => (randn(16, 3, 32, 32), randint(10, 16))))
            : (new Numbers(), () => (randn(8, 8), randint(2, 8)));
        optimizer = optim.Adam(network.parameters());
    }

    internal void Run(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            using var scope = scoped ? NewDisposeScope() : null;
            Step();
        }
    }

    private void Step()
    {
        var (inputs, labels) = batch();
        optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(network.call(inputs), labels);
        loss.backward();
        _ = optimizer.step();
        if (!float.IsFinite(loss.item<float>())) throw new InvalidOperationException("The loss is not a number.");
    }

    private sealed class Images : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d first = nn.Conv2d(3, 16, 3, padding: 1);
        private readonly BatchNorm2d norm = nn.BatchNorm2d(16);
        private readonly Conv2d second = nn.Conv2d(16, 16, 3, stride: 2);
        private readonly Linear head = nn.Linear(16, 10);

        internal Images() : base(nameof(Images)) => RegisterComponents();

        public override Tensor forward(Tensor input) => head.call(second.call(norm.call(first.call(input)).relu()).relu().mean([2, 3]));
    }

    private sealed class Numbers : nn.Module<Tensor, Tensor>
    {
        private readonly Linear first = nn.Linear(8, 16);
        private readonly Linear second = nn.Linear(16, 2);

        internal Numbers() : base(nameof(Numbers)) => RegisterComponents();

        public override Tensor forward(Tensor input) => second.call(first.call(input).tanh() * 2 - 1);
    }
}
