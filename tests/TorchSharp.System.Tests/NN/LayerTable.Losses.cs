using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.NN;

internal static partial class LayerTable
{
    private static readonly float[] ClassWeights = [1, 0.5f, 2, 1];

    private static Dictionary<string, Func<Layer>> Losses() => new()
    {
        ["MSELoss/mean"] = () => Two(nn.MSELoss()),
        ["MSELoss/sum"] = () => Two(nn.MSELoss(nn.Reduction.Sum)),
        ["MSELoss/none"] = () => Two(nn.MSELoss(nn.Reduction.None)),
        ["L1Loss"] = () => Two(nn.L1Loss()),
        ["SmoothL1Loss"] = () => Two(nn.SmoothL1Loss(beta: 0.3)),
        ["HuberLoss"] = () => Two(nn.HuberLoss(0.3)),
        ["PoissonNLLLoss"] = () => Two(nn.PoissonNLLLoss(full: true)),
        ["GaussianNLLLoss"] = () => Three(nn.GaussianNLLLoss(full: true, eps: 1e-6f)),
        ["CrossEntropyLoss"] = () => Two(new CrossEntropyLoss(tensor(ClassWeights), 2, label_smoothing: 0.1)),
        ["CrossEntropyLoss/probabilities"] = () => Two(nn.CrossEntropyLoss()),
        ["NLLLoss"] = () => Two(nn.NLLLoss(tensor(ClassWeights))),
        ["NLLLoss/2d"] = () => Two(nn.NLLLoss()),
        ["BCELoss"] = () => Two(nn.BCELoss()),
        ["BCEWithLogitsLoss"] = () => Two(nn.BCEWithLogitsLoss(pos_weights: tensor(new float[] { 1, 2, 3, 4 }))),
        ["KLDivLoss"] = () => Two(nn.KLDivLoss()),
        ["CTCLoss"] = () => Function(x => nn.CTCLoss().call(x[0], tensor(new long[] { 1, 2, 1, 3, 1, 0 }, 2, 3), tensor(new long[] { 6, 5 }), tensor(new long[] { 3, 2 }))),
        ["HingeEmbeddingLoss"] = () => Two(nn.HingeEmbeddingLoss(0.8)),
        ["SoftMarginLoss"] = () => Two(nn.SoftMarginLoss()),
        ["MarginRankingLoss"] = () => Three(nn.MarginRankingLoss(0.2)),
        ["CosineEmbeddingLoss"] = () => Three(nn.CosineEmbeddingLoss(0.1)),
        ["MultiMarginLoss"] = () => Two(nn.MultiMarginLoss(2, 0.7)),
        ["MultiLabelMarginLoss"] = () => Function(x => nn.MultiLabelMarginLoss().call(x[0], tensor(new long[] { 2, 0, -1, 1, 3, -1, 0, 0 }, 2, 4))),
        ["MultiLabelSoftMarginLoss"] = () => Two(nn.MultiLabelSoftMarginLoss(tensor(ClassWeights))),
        ["TripletMarginLoss"] = () => Three(nn.TripletMarginLoss(swap: true)),
        ["TripletMarginWithDistanceLoss"] = () => Three(nn.TripletMarginWithDistanceLoss((one, other) => (one - other).abs().sum(-1))),
    };
}
