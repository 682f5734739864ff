"""Every layer, its output and all its gradients on small shapes, by PyTorch: NN/layers.json.

A case is a name (the C# table in NN/Layers*.cs has the same), inputs and a module or a function. Weights and inputs come from
the integer hash; the loss is the sum of the output times hashed weights, so that every output has a gradient of its own.
"""
import torch
from torch import nn
from torch.nn import functional as F

import reference

CASES = []


def number(shape, change=None, fixed=False):
    """An input of hashed numbers; changed so that it suits the layer; fixed where no gradient is asked for."""
    return {"shape": shape, "change": change, "fixed": fixed}


def index(shape, below):
    return {"shape": shape, "below": below}


CHANGES = {
    None: lambda x: x,
    "wide": lambda x: x * 8,
    "positive": lambda x: x + 0.75,
    "sigmoid": lambda x: (x * 4).sigmoid(),
    "log_softmax": lambda x: (x * 4).log_softmax(-1),
    "softmax": lambda x: (x * 4).softmax(-1),
    "sign": lambda x: torch.where(x >= 0, 1.0, -1.0),
    "bit": lambda x: (x >= 0).float(),
    "mask": lambda x: x > 0.2,
}


def case(name, run, *inputs):
    CASES.append((name, run, [number(x) if isinstance(x, list) else x for x in inputs]))


def first(run):
    return lambda *inputs: run(*inputs)[0]


def activations():
    x = number([2, 4, 3, 3], "wide")
    for name, module in (
        ("ReLU", nn.ReLU()), ("ReLU6", nn.ReLU6()), ("LeakyReLU", nn.LeakyReLU(0.2)), ("RReLU", nn.RReLU().eval()), ("Threshold", nn.Threshold(0.5, -1)),
        ("PReLU", nn.PReLU(4)), ("ELU", nn.ELU(0.7)), ("CELU", nn.CELU(0.7)), ("SELU", nn.SELU()), ("GELU", nn.GELU()), ("SiLU", nn.SiLU()), ("Mish", nn.Mish()),
        ("Softplus", nn.Softplus(2, 3)), ("Sigmoid", nn.Sigmoid()), ("LogSigmoid", nn.LogSigmoid()), ("Hardsigmoid", nn.Hardsigmoid()), ("Hardswish", nn.Hardswish()),
        ("Tanh", nn.Tanh()), ("Hardtanh", nn.Hardtanh(-2, 1)), ("Softsign", nn.Softsign()), ("Hardshrink", nn.Hardshrink(0.7)), ("Softshrink", nn.Softshrink(0.7)),
        ("Tanhshrink", nn.Tanhshrink()), ("Softmax", nn.Softmax(1)), ("Softmax2d", nn.Softmax2d()), ("Softmin", nn.Softmin(1)), ("LogSoftmax", nn.LogSoftmax(1)), ("GLU", nn.GLU(1)),
    ):
        case(name, module, x)


def convolutions():
    case("Conv1d", nn.Conv1d(2, 4, 3, stride=2, padding=1, groups=2), [2, 2, 7])
    case("Conv1d/same", nn.Conv1d(2, 3, 4, padding="same", dilation=2), [1, 2, 9])
    case("Conv2d", nn.Conv2d(2, 3, (3, 2), stride=(2, 1), padding=(1, 0), dilation=(1, 2)), [2, 2, 5, 6])
    for mode in ("reflect", "replicate", "circular"):
        case(f"Conv2d/{mode}", nn.Conv2d(2, 2, 3, padding=1, padding_mode=mode, bias=False), [1, 2, 4, 5])
    case("Conv3d", nn.Conv3d(2, 2, 2, stride=(1, 2, 1), padding=1), [1, 2, 3, 4, 3])
    case("ConvTranspose1d", nn.ConvTranspose1d(2, 4, 3, stride=2, padding=1, output_padding=1, groups=2), [2, 2, 4])
    case("ConvTranspose2d", nn.ConvTranspose2d(2, 3, (3, 2), stride=2, padding=(1, 0), dilation=(1, 2)), [1, 2, 3, 3])
    sized = nn.ConvTranspose2d(2, 2, 3, stride=2, padding=1)
    case("ConvTranspose2d/size", (sized, lambda x: sized(x, output_size=[6, 5])), [1, 2, 3, 3])
    case("ConvTranspose3d", nn.ConvTranspose3d(2, 2, 2, stride=2), [1, 2, 2, 2, 2])
    case("Fold", nn.Fold((4, 5), (2, 3), stride=(2, 1), padding=(0, 1)), [1, 12, 10])
    case("Unfold", nn.Unfold((2, 3), dilation=(1, 2), padding=1, stride=2), [1, 2, 4, 6])


def pools():
    case("MaxPool1d", nn.MaxPool1d(3, 2, 1), [1, 2, 8])
    case("MaxPool2d", nn.MaxPool2d((2, 3), stride=2, padding=1, ceil_mode=True), [1, 2, 5, 6])
    case("MaxPool3d", nn.MaxPool3d(2, stride=1, dilation=2), [1, 1, 4, 4, 4])
    case("AvgPool1d", nn.AvgPool1d(3, 2, 1), [1, 2, 8])
    case("AvgPool2d", nn.AvgPool2d((2, 3), stride=2, padding=1, count_include_pad=False), [1, 2, 5, 6])
    case("AvgPool3d", nn.AvgPool3d(2, divisor_override=3), [1, 2, 4, 4, 4])
    case("LPPool1d", nn.LPPool1d(2, 3, 2), number([1, 2, 8], "positive"))
    case("LPPool2d", nn.LPPool2d(3, 2), number([1, 2, 4, 6], "positive"))
    for n, size in ((1, 3), (2, (3, 2)), (3, (2, 3, 2))):
        shape = [2, 2] + [5, 4, 6][:n]
        case(f"AdaptiveAvgPool{n}d", getattr(nn, f"AdaptiveAvgPool{n}d")(size), shape)
        case(f"AdaptiveMaxPool{n}d", getattr(nn, f"AdaptiveMaxPool{n}d")(size), shape)
        kernel = [2, (2, 2), (2, 2, 2)][n - 1]
        pool, unpool = getattr(nn, f"MaxPool{n}d")(kernel, return_indices=True), getattr(nn, f"MaxUnpool{n}d")(kernel)
        case(f"MaxUnpool{n}d", lambda x, pool=pool, unpool=unpool: unpool(*pool(x)), [1, 2] + [4, 4, 2][:n])


def norms():
    for n in (1, 2, 3):
        shape = [3, 2] + [3, 2, 2][:n]
        case(f"BatchNorm{n}d", getattr(nn, f"BatchNorm{n}d")(2), shape)
        case(f"InstanceNorm{n}d", getattr(nn, f"InstanceNorm{n}d")(2, affine=True), shape)
    case("BatchNorm2d/eval", nn.BatchNorm2d(2).eval(), [3, 2, 2, 2])
    case("InstanceNorm2d/eval", nn.InstanceNorm2d(2, track_running_stats=True).eval(), [2, 2, 3, 2])
    case("GroupNorm", nn.GroupNorm(2, 4), [2, 4, 3, 2])
    case("LayerNorm", nn.LayerNorm([3, 2]), [2, 4, 3, 2])
    case("LocalResponseNorm", nn.LocalResponseNorm(3, alpha=0.5, beta=0.6, k=2), [2, 5, 3, 2])
    case("LocalResponseNorm/1d", nn.LocalResponseNorm(2), [2, 5, 3])


def shapes():
    for name, make in (("ConstantPad", lambda n: getattr(nn, f"ConstantPad{n}d")(tuple(range(1, 2 * n + 1)), 0.5)),
                       ("ReflectionPad", lambda n: getattr(nn, f"ReflectionPad{n}d")(1)), ("ReplicationPad", lambda n: getattr(nn, f"ReplicationPad{n}d")(2))):
        for n in (1, 2, 3):
            case(f"{name}{n}d", make(n), [1, 2] + [3, 2, 3][:n])
    case("ZeroPad2d", nn.ZeroPad2d((1, 0, 2, 1)), [1, 2, 2, 3])
    case("PixelShuffle", nn.PixelShuffle(2), [1, 8, 2, 3])
    case("PixelUnshuffle", nn.PixelUnshuffle(2), [1, 2, 4, 6])
    case("ChannelShuffle", lambda x: F.channel_shuffle(x, 2), number([1, 6, 2, 2], fixed=True))
    case("Flatten", nn.Flatten(), [2, 3, 2])
    case("Unflatten", nn.Unflatten(1, (2, 3)), [2, 6])
    for mode, shape in (("nearest", [1, 2, 3]), ("linear", [1, 2, 3]), ("nearest", [1, 2, 3, 2]), ("bilinear", [1, 2, 3, 2]), ("bicubic", [1, 1, 3, 4]), ("nearest", [1, 1, 2, 3, 2]),
                        ("trilinear", [1, 1, 2, 3, 2])):
        case(f"Upsample/{mode}{len(shape) - 2}", nn.Upsample(scale_factor=2.0, mode=mode), shape)
    case("Upsample/corners", nn.Upsample(size=(5, 4), mode="bilinear", align_corners=True), [1, 2, 3, 2])
    case("interpolate/area", lambda x: F.interpolate(x, size=(2, 3), mode="area"), [1, 2, 4, 5])
    case("grid_sample", lambda x, grid: F.grid_sample(x, grid, align_corners=False), [1, 2, 4, 4], number([1, 3, 3, 2]))


def dense():
    case("Linear", nn.Linear(3, 4), [2, 5, 3])
    case("Bilinear", nn.Bilinear(3, 2, 4), [5, 3], [5, 2])
    case("CosineSimilarity", nn.CosineSimilarity(1), [3, 4], [3, 4])
    case("PairwiseDistance", nn.PairwiseDistance(3), [3, 4], [3, 4])
    case("normalize", lambda x: F.normalize(x, p=3, dim=1), [3, 4])
    case("Embedding", nn.Embedding(5, 3, padding_idx=1), index([2, 4], 5))
    case("Embedding/max_norm", nn.Embedding(5, 3, max_norm=0.4), index([2, 4], 5))
    for mode in ("sum", "mean", "max"):
        case(f"EmbeddingBag/{mode}", nn.EmbeddingBag(5, 3, mode=mode), index([2, 4], 5))
    bag = nn.EmbeddingBag(5, 3, mode="sum")
    case("EmbeddingBag/weights", (bag, lambda i, w: bag(i, per_sample_weights=w)), index([2, 4], 5), [2, 4])


def recurrent():
    for name, build in (("RNN", nn.RNN), ("GRU", nn.GRU), ("LSTM", nn.LSTM)):
        plain = build(3, 4, num_layers=2)
        case(name, (plain, first(plain)), [5, 2, 3])
        both = build(3, 2, bidirectional=True, batch_first=True)
        case(f"{name}/bidirectional", (both, first(both)), [2, 4, 3])
        packing = build(3, 2)
        case(f"{name}/packed", (packing, lambda x, packing=packing: nn.utils.rnn.pad_packed_sequence(packing(
            nn.utils.rnn.pack_padded_sequence(x, torch.tensor([2, 4, 3]), enforce_sorted=False))[0])[0]), [4, 3, 3])
        alone = build(3, 2)
        case(f"{name}/sample", (alone, lambda x, alone=alone: torch.cat([alone(x)[0].reshape(-1), (alone(x)[1] if not isinstance(alone(x)[1], tuple) else alone(x)[1][1]).reshape(-1)])), [4, 3])
    relu = nn.RNN(3, 4, nonlinearity="relu")
    case("RNN/relu", (relu, first(relu)), [5, 2, 3])
    case("RNNCell", nn.RNNCell(3, 4), [2, 3], [2, 4])
    case("GRUCell", nn.GRUCell(3, 4), [2, 3], [2, 4])
    cell = nn.LSTMCell(3, 4)
    case("LSTMCell", (cell, lambda x, h, c: torch.cat(cell(x, (h, c)))), [2, 3], [2, 4], [2, 4])


def attention():
    plain = nn.MultiheadAttention(4, 2)
    case("MultiheadAttention", (plain, lambda q, k, v: torch.cat([part.reshape(-1) for part in plain(q, k, v)])), [3, 2, 4], [5, 2, 4], [5, 2, 4])
    masked = nn.MultiheadAttention(4, 2, add_bias_kv=True, add_zero_attn=True, kdim=3, vdim=5)
    case("MultiheadAttention/masked", (masked, lambda q, k, v, keys, steps: masked(q, k, v, key_padding_mask=keys, attn_mask=steps)[0]),
         [3, 2, 4], [5, 2, 3], [5, 2, 5], number([2, 5], "mask", True), number([3, 5], fixed=True))
    case("TransformerEncoderLayer", nn.TransformerEncoderLayer(4, 2, 6, dropout=0.0), [3, 2, 4])
    gelu = nn.TransformerEncoderLayer(4, 2, 6, dropout=0.0, activation="gelu")
    case("TransformerEncoderLayer/masked", (gelu, lambda x, steps, keys: gelu(x, steps, keys)), [3, 2, 4], number([3, 3], fixed=True), number([2, 3], "mask", True))
    case("TransformerDecoderLayer", nn.TransformerDecoderLayer(4, 2, 6, dropout=0.0), [3, 2, 4], [5, 2, 4])
    case("TransformerEncoder", nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 6, dropout=0.0), 2), [3, 2, 4])
    case("Transformer", nn.Transformer(4, 2, 1, 1, 6, dropout=0.0), [3, 2, 4], [2, 2, 4])
    case("scaled_dot_product_attention", lambda q, k, v: (q @ k.transpose(-1, -2) / 2).masked_fill(~torch.ones(3, 3).tril().bool(), -torch.inf).softmax(-1) @ v, [2, 3, 4], [2, 3, 4], [2, 3, 5])


def losses():
    def target(shape, change=None):
        return number(shape, change, True)

    for reduction in ("mean", "sum", "none"):
        case(f"MSELoss/{reduction}", nn.MSELoss(reduction=reduction), [3, 4], target([3, 4]))
    case("L1Loss", nn.L1Loss(), [3, 4], target([3, 4]))
    case("SmoothL1Loss", nn.SmoothL1Loss(beta=0.3), [3, 4], target([3, 4]))
    case("HuberLoss", nn.HuberLoss(delta=0.3), [3, 4], target([3, 4]))
    case("PoissonNLLLoss", nn.PoissonNLLLoss(full=True), [3, 4], target([3, 4], "wide"))
    case("GaussianNLLLoss", nn.GaussianNLLLoss(full=True, eps=1e-6), [3, 4], target([3, 4]), number([3, 4], "positive"))
    case("CrossEntropyLoss", nn.CrossEntropyLoss(torch.tensor([1.0, 0.5, 2.0, 1.0]), ignore_index=2, label_smoothing=0.1), [5, 4], index([5], 4))
    case("CrossEntropyLoss/probabilities", nn.CrossEntropyLoss(), [5, 4], target([5, 4], "softmax"))
    case("NLLLoss", nn.NLLLoss(torch.tensor([1.0, 0.5, 2.0, 1.0])), number([5, 4], "log_softmax"), index([5], 4))
    case("NLLLoss/2d", nn.NLLLoss(), [2, 3, 2, 2], index([2, 2, 2], 3))
    case("BCELoss", nn.BCELoss(), number([3, 4], "sigmoid"), target([3, 4], "bit"))
    case("BCEWithLogitsLoss", nn.BCEWithLogitsLoss(pos_weight=torch.tensor([1.0, 2.0, 3.0, 4.0])), [3, 4], target([3, 4], "bit"))
    case("KLDivLoss", nn.KLDivLoss(log_target=True), number([3, 4], "log_softmax"), target([3, 4], "log_softmax"))
    case("CTCLoss", lambda x: nn.CTCLoss()(x, torch.tensor([[1, 2, 1], [3, 1, 0]]), torch.tensor([6, 5]), torch.tensor([3, 2])), number([6, 2, 4], "log_softmax"))
    case("HingeEmbeddingLoss", nn.HingeEmbeddingLoss(margin=0.8), [3, 4], target([3, 4], "sign"))
    case("SoftMarginLoss", nn.SoftMarginLoss(), [3, 4], target([3, 4], "sign"))
    case("MarginRankingLoss", nn.MarginRankingLoss(0.2), [4], [4], target([4], "sign"))
    case("CosineEmbeddingLoss", nn.CosineEmbeddingLoss(0.1), [4, 3], [4, 3], target([4], "sign"))
    case("MultiMarginLoss", nn.MultiMarginLoss(p=2, margin=0.7), [5, 4], index([5], 4))
    case("MultiLabelMarginLoss", lambda x: nn.MultiLabelMarginLoss()(x, torch.tensor([[2, 0, -1, 1], [3, -1, 0, 0]])), [2, 4])
    case("MultiLabelSoftMarginLoss", nn.MultiLabelSoftMarginLoss(torch.tensor([1.0, 0.5, 2.0, 1.0])), [3, 4], target([3, 4], "bit"))
    case("TripletMarginLoss", nn.TripletMarginLoss(swap=True), [4, 3], [4, 3], [4, 3])
    case("TripletMarginWithDistanceLoss", nn.TripletMarginWithDistanceLoss(distance_function=lambda a, b: (a - b).abs().sum(-1)), [4, 3], [4, 3], [4, 3])


def make_input(spec, seed):
    if "below" in spec:
        return ((reference.tensor(spec["shape"], seed) + 0.5) * spec["below"]).long()
    made = CHANGES[spec["change"]](reference.tensor(spec["shape"], seed))
    return made.requires_grad_(made.is_floating_point() and not spec["fixed"])


def evaluate(name, run, specs):
    module, call = run if isinstance(run, tuple) else (run, run)
    parameters = dict(sorted(module.named_parameters())) if isinstance(module, nn.Module) else {}
    with torch.no_grad():
        for i, parameter in enumerate(parameters.values()):
            parameter.copy_(reference.tensor(list(parameter.shape), 100 + i))
    inputs = [make_input(spec, i + 1) for i, spec in enumerate(specs)]
    output = call(*inputs)
    (output * reference.tensor(list(output.shape), 50)).sum().backward() if output.requires_grad else None
    return {"name": name, "inputs": specs, "output": reference.flat(output, 7), "shape": list(output.shape),
            "inputGradients": [reference.flat(x.grad, 7) if x.grad is not None else None for x in inputs],
            "gradients": {key: reference.flat(value.grad, 7) if value.grad is not None else None for key, value in parameters.items()}}


def main():
    torch.manual_seed(0)
    for group in (activations, convolutions, pools, norms, shapes, dense, recurrent, attention, losses):
        group()
    reference.write("NN/layers.json", [evaluate(*entry) for entry in CASES])


if __name__ == "__main__":
    main()
