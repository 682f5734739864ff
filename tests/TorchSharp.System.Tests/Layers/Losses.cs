using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EngineTests.Layers;

/// <summary>The losses of tests/peers/core_layers.py by the same names, but for the reduction at their end.</summary>
internal static class Losses
{
    internal delegate Tensor Loss(Tensor input, Tensor target, Tensor weights, Reduction reduction);

    internal static readonly Dictionary<string, Loss> Functions = new()
    {
        ["cross_entropy"] = (x, y, _, reduction) => functional.cross_entropy(x, y, reduction: reduction),
        ["cross_entropy weight"] = (x, y, w, reduction) => functional.cross_entropy(x, y, w, reduction: reduction),
        ["cross_entropy smoothing"] = (x, y, w, reduction) => functional.cross_entropy(x, y, w, reduction: reduction, label_smoothing: 0.1),
        ["cross_entropy ignore"] = (x, y, _, reduction) => functional.cross_entropy(x, y, ignore_index: 1, reduction: reduction),
        ["cross_entropy probabilities"] = (x, y, _, reduction) => functional.cross_entropy(x, y, reduction: reduction),
        ["nll_loss"] = (x, y, w, reduction) => functional.nll_loss(x, y, w, reduction),
        ["mse_loss"] = (x, y, _, reduction) => functional.mse_loss(x, y, reduction),
        ["l1_loss"] = (x, y, _, reduction) => functional.l1_loss(x, y, reduction),
        ["smooth_l1_loss"] = (x, y, _, reduction) => functional.smooth_l1_loss(x, y, reduction, beta: 0.5),
        ["huber_loss"] = (x, y, _, reduction) => functional.huber_loss(x, y, delta: 0.5, reduction: reduction),
        ["kl_div"] = (x, y, _, reduction) => functional.kl_div(x, y, log_target: true, reduction: reduction),
        ["binary_cross_entropy"] = (x, y, w, reduction) => functional.binary_cross_entropy(x, y, w, reduction),
        ["binary_cross_entropy_with_logits"] = (x, y, w, reduction) => functional.binary_cross_entropy_with_logits(x, y, reduction: reduction, pos_weights: w),
    };

    /// <summary>Those that are modules too.</summary>
    internal static readonly Dictionary<string, Loss> Modules = new()
    {
        ["cross_entropy"] = (x, y, _, reduction) => CrossEntropyLoss(reduction: reduction).call(x, y),
        ["cross_entropy weight"] = (x, y, w, reduction) => CrossEntropyLoss(w, reduction: reduction).call(x, y),
        ["cross_entropy smoothing"] = (x, y, w, reduction) => new TorchSharp.Modules.CrossEntropyLoss(w, null, reduction, 0.1).call(x, y),
        ["cross_entropy ignore"] = (x, y, _, reduction) => CrossEntropyLoss(ignore_index: 1, reduction: reduction).call(x, y),
        ["nll_loss"] = (x, y, w, reduction) => NLLLoss(w, reduction).call(x, y),
        ["mse_loss"] = (x, y, _, reduction) => MSELoss(reduction).call(x, y),
        ["l1_loss"] = (x, y, _, reduction) => L1Loss(reduction).call(x, y),
    };
}
