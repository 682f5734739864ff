using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.NN;

/// <summary>A layer as tests/peers/layers.py has it under the same name; the module is null for a function.</summary>
internal sealed record Layer(nn.Module? Module, Func<Tensor[], Tensor> Run);

/// <summary>The layers of tests/peers/layers.py by their names.</summary>
internal static partial class LayerTable
{
    internal static readonly IReadOnlyDictionary<string, Func<Layer>> All =
        new[] { Activations(), Convolutions(), Pools(), Norms(), Shapes(), Dense(), Recurrent(), Attention(), Losses() }
            .SelectMany(table => table).ToDictionary(entry => entry.Key, entry => entry.Value);

    private static Layer One(nn.Module<Tensor, Tensor> module) => new(module, x => module.call(x[0]));

    private static Layer Two(nn.Module<Tensor, Tensor, Tensor> module) => new(module, x => module.call(x[0], x[1]));

    private static Layer Three(nn.Module<Tensor, Tensor, Tensor, Tensor> module) => new(module, x => module.call(x[0], x[1], x[2]));

    private static Layer Function(Func<Tensor[], Tensor> run) => new(null, run);

    private static T Eval<T>(T module) where T : nn.Module
    {
        module.eval();
        return module;
    }

    private static Dictionary<string, Func<Layer>> Activations() => new()
    {
        ["ReLU"] = () => One(nn.ReLU()),
        ["ReLU6"] = () => One(nn.ReLU6()),
        ["LeakyReLU"] = () => One(nn.LeakyReLU(0.2)),
        ["RReLU"] = () => One(nn.RReLU()),
        ["Threshold"] = () => One(nn.Threshold(0.5, -1)),
        ["PReLU"] = () => One(nn.PReLU(4)),
        ["ELU"] = () => One(nn.ELU(0.7)),
        ["CELU"] = () => One(nn.CELU(0.7)),
        ["SELU"] = () => One(nn.SELU()),
        ["GELU"] = () => One(nn.GELU()),
        ["SiLU"] = () => One(nn.SiLU()),
        ["Mish"] = () => One(nn.Mish()),
        ["Softplus"] = () => One(nn.Softplus(2, 3)),
        ["Sigmoid"] = () => One(nn.Sigmoid()),
        ["LogSigmoid"] = () => One(nn.LogSigmoid()),
        ["Hardsigmoid"] = () => One(nn.Hardsigmoid()),
        ["Hardswish"] = () => One(nn.Hardswish()),
        ["Tanh"] = () => One(nn.Tanh()),
        ["Hardtanh"] = () => One(nn.Hardtanh(-2, 1)),
        ["Softsign"] = () => One(nn.Softsign()),
        ["Hardshrink"] = () => One(nn.Hardshrink(0.7)),
        ["Softshrink"] = () => One(nn.Softshrink(0.7)),
        ["Tanhshrink"] = () => One(nn.Tanhshrink()),
        ["Softmax"] = () => One(nn.Softmax(1)),
        ["Softmax2d"] = () => One(nn.Softmax2d()),
        ["Softmin"] = () => One(nn.Softmin(1)),
        ["LogSoftmax"] = () => One(nn.LogSoftmax(1)),
        ["GLU"] = () => One(nn.GLU(1)),
    };

    private static Dictionary<string, Func<Layer>> Norms() => new()
    {
        ["BatchNorm1d"] = () => One(nn.BatchNorm1d(2)),
        ["BatchNorm2d"] = () => One(nn.BatchNorm2d(2)),
        ["BatchNorm3d"] = () => One(nn.BatchNorm3d(2)),
        ["InstanceNorm1d"] = () => One(nn.InstanceNorm1d(2, affine: true)),
        ["InstanceNorm2d"] = () => One(nn.InstanceNorm2d(2, affine: true)),
        ["InstanceNorm3d"] = () => One(nn.InstanceNorm3d(2, affine: true)),
        ["BatchNorm2d/eval"] = () => One(Eval(nn.BatchNorm2d(2))),
        ["InstanceNorm2d/eval"] = () => One(Eval(nn.InstanceNorm2d(2, track_running_stats: true))),
        ["GroupNorm"] = () => One(nn.GroupNorm(2, 4)),
        ["LayerNorm"] = () => One(nn.LayerNorm([3, 2])),
        ["LocalResponseNorm"] = () => One(nn.LocalResponseNorm(3, 0.5, 0.6, 2)),
        ["LocalResponseNorm/1d"] = () => One(nn.LocalResponseNorm(2)),
    };

    private static Dictionary<string, Func<Layer>> Dense() => new()
    {
        ["Linear"] = () => One(nn.Linear(3, 4)),
        ["Bilinear"] = () => Two(nn.Bilinear(3, 2, 4)),
        ["CosineSimilarity"] = () => Two(nn.CosineSimilarity()),
        ["PairwiseDistance"] = () => Two(nn.PairwiseDistance(3)),
        ["normalize"] = () => Function(x => nn.functional.normalize(x[0], 3, 1)),
        ["Embedding"] = () => One(nn.Embedding(5, 3, padding_idx: 1)),
        ["Embedding/max_norm"] = () => One(nn.Embedding(5, 3, max_norm: 0.4)),
        ["EmbeddingBag/sum"] = () => Bag(nn.EmbeddingBag(5, 3, mode: EmbeddingBagMode.Sum)),
        ["EmbeddingBag/mean"] = () => Bag(nn.EmbeddingBag(5, 3)),
        ["EmbeddingBag/max"] = () => Bag(nn.EmbeddingBag(5, 3, mode: EmbeddingBagMode.Max)),
        ["EmbeddingBag/weights"] = () => Bag(nn.EmbeddingBag(5, 3, mode: EmbeddingBagMode.Sum)),
    };

    private static Layer Bag(EmbeddingBag bag) => new(bag, x => x.Length == 1 ? bag.call(x[0]) : bag.call(x[0], null, x[1]));
}
