#!/usr/bin/python3
"""Writes what tests/TorchSharp.System.Tests/Layers compares the layers of vision models and their losses with, options one by one
(layers.py has every layer once).

    /usr/bin/python3 tests/peers/core_layers.py

A layer's case: its state before, an input, and from PyTorch the result while training and (with the buffers as they are
then) at inference, the gradients of sum(result * 1, 2, 3, ... / n), and the buffers afterwards. C# has a layer of the same
name in Layers.cs, a loss in Losses.cs.
"""
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from reference_json import described, write

FOLDER = Path(__file__).resolve().parent.parent / "TorchSharp.System.Tests"
IMAGE, ROWS = (2, 4, 5, 4), (5, 4)

LAYERS = {
    "linear": (nn.Linear(4, 3), ROWS),
    "linear without bias": (nn.Linear(4, 3, bias=False), (2, 5, 4)),
    "conv2d": (nn.Conv2d(4, 6, 3), IMAGE),
    "conv2d stride": (nn.Conv2d(4, 6, 3, stride=2), IMAGE),
    "conv2d padding": (nn.Conv2d(4, 6, 3, padding=2), IMAGE),
    "conv2d dilation": (nn.Conv2d(4, 6, 2, dilation=2), IMAGE),
    "conv2d groups": (nn.Conv2d(4, 6, 3, groups=2), IMAGE),
    "conv2d without bias": (nn.Conv2d(4, 6, 3, bias=False), IMAGE),
    "conv2d pairs": (nn.Conv2d(4, 6, (3, 2), stride=(2, 1), padding=(1, 2), dilation=(1, 2)), IMAGE),
    "conv2d same": (nn.Conv2d(4, 6, (4, 3), padding="same"), IMAGE),
    "conv2d same dilation": (nn.Conv2d(4, 6, 3, padding="same", dilation=2), IMAGE),
    "conv2d valid": (nn.Conv2d(4, 6, 3, padding="valid", stride=2), IMAGE),
    "conv2d reflect": (nn.Conv2d(4, 6, 3, padding=2, padding_mode="reflect"), IMAGE),
    "conv2d replicate": (nn.Conv2d(4, 6, 3, padding=(1, 2), padding_mode="replicate"), IMAGE),
    "conv2d circular": (nn.Conv2d(4, 6, 3, padding=(2, 1), padding_mode="circular"), IMAGE),
    "conv2d same reflect": (nn.Conv2d(4, 6, (4, 3), padding="same", padding_mode="reflect"), IMAGE),
    "conv2d one image": (nn.Conv2d(4, 6, 3), IMAGE[1:]),
    "batchnorm1d": (nn.BatchNorm1d(4), ROWS),
    "batchnorm2d": (nn.BatchNorm2d(4), IMAGE),
    "batchnorm2d options": (nn.BatchNorm2d(4, eps=1e-3, momentum=0.3), IMAGE),
    "batchnorm2d not affine": (nn.BatchNorm2d(4, affine=False), IMAGE),
    "batchnorm2d without statistics": (nn.BatchNorm2d(4, track_running_stats=False), IMAGE),
    "maxpool2d": (nn.MaxPool2d(2), IMAGE),
    "maxpool2d options": (nn.MaxPool2d(3, stride=2, padding=1, dilation=2, ceil_mode=True), IMAGE),
    "maxpool2d pairs": (nn.MaxPool2d((3, 2), stride=(2, 1), padding=(1, 0)), IMAGE),
    "avgpool2d": (nn.AvgPool2d(2), IMAGE),
    "avgpool2d options": (nn.AvgPool2d((3, 2), stride=(2, 2), padding=(1, 1), ceil_mode=True, count_include_pad=False), IMAGE),
    "avgpool2d divisor": (nn.AvgPool2d(2, divisor_override=3), IMAGE),
    "adaptiveavgpool2d": (nn.AdaptiveAvgPool2d((3, 4)), IMAGE),
    "adaptiveavgpool2d one": (nn.AdaptiveAvgPool2d(1), IMAGE),
    "identity": (nn.Identity(), ROWS),
    "flatten": (nn.Flatten(), IMAGE),
    "flatten some": (nn.Flatten(2, 3), IMAGE),
    "sequential": (nn.Sequential(nn.Conv2d(4, 3, 3), nn.BatchNorm2d(3), nn.ReLU(), nn.Flatten(), nn.Linear(18, 2)), IMAGE),
}

LOGITS, CLASSES = torch.randn(5, 3, generator=torch.Generator().manual_seed(3)), torch.tensor([0, 2, 1, 1, 0])
SCORES, TRUTHS = LOGITS.sigmoid(), torch.rand(5, 3, generator=torch.Generator().manual_seed(4))
WEIGHTS = torch.tensor([1.0, 0.5, 2.0])


def losses():
    for reduction in ("none", "mean", "sum"):
        yield f"cross_entropy {reduction}", F.cross_entropy, LOGITS, CLASSES, {"reduction": reduction}
        yield f"cross_entropy weight {reduction}", F.cross_entropy, LOGITS, CLASSES, {"reduction": reduction, "weight": WEIGHTS}
        yield f"cross_entropy smoothing {reduction}", F.cross_entropy, LOGITS, CLASSES, {"reduction": reduction, "weight": WEIGHTS, "label_smoothing": 0.1}
        yield f"cross_entropy ignore {reduction}", F.cross_entropy, LOGITS, CLASSES, {"reduction": reduction, "ignore_index": 1}
        yield f"cross_entropy probabilities {reduction}", F.cross_entropy, LOGITS, TRUTHS.softmax(1), {"reduction": reduction}
        yield f"nll_loss {reduction}", F.nll_loss, LOGITS.log_softmax(1), CLASSES, {"reduction": reduction, "weight": WEIGHTS}
        yield f"mse_loss {reduction}", F.mse_loss, LOGITS, TRUTHS, {"reduction": reduction}
        yield f"l1_loss {reduction}", F.l1_loss, LOGITS, TRUTHS, {"reduction": reduction}
        yield f"smooth_l1_loss {reduction}", F.smooth_l1_loss, LOGITS, TRUTHS, {"reduction": reduction, "beta": 0.5}
        yield f"huber_loss {reduction}", F.huber_loss, LOGITS, TRUTHS, {"reduction": reduction, "delta": 0.5}
        yield f"kl_div {reduction}", F.kl_div, LOGITS.log_softmax(1), TRUTHS.softmax(1).log(), {"reduction": reduction, "log_target": True}
        yield f"binary_cross_entropy {reduction}", F.binary_cross_entropy, SCORES, TRUTHS, {"reduction": reduction, "weight": WEIGHTS}
        yield f"binary_cross_entropy_with_logits {reduction}", F.binary_cross_entropy_with_logits, LOGITS, TRUTHS, {"reduction": reduction, "pos_weight": WEIGHTS}


def weighed(value):
    return (value * torch.arange(1, value.numel() + 1).reshape(value.shape)).sum() / value.numel()


def layer_case(layer, shape):
    generator = torch.Generator().manual_seed(7)
    with torch.no_grad():
        for name, value in layer.state_dict().items():
            if value.is_floating_point():
                value.copy_(torch.rand(value.shape, generator=generator) + (0.5 if "var" in name else -0.5))
    image = torch.randn(shape, generator=generator)
    case = {"state": {name: described(value) for name, value in layer.state_dict().items()}, "input": described(image)}
    image.requires_grad_()
    trained = layer.train()(image)
    weighed(trained).backward()
    case["trained"] = described(trained)
    case["grads"] = {"": described(image.grad), **{name: described(p.grad) for name, p in layer.named_parameters()}}
    case["buffers"] = {name: described(value) for name, value in layer.named_buffers()}
    case["inferred"] = described(layer.eval()(image))
    return case


def loss_case(function, prediction, target, options):
    prediction = prediction.clone().requires_grad_()
    loss = function(prediction, target, **options)
    weighed(loss).backward()
    return {"input": described(prediction), "target": described(target), "loss": described(loss), "grad": described(prediction.grad)}


if __name__ == "__main__":
    write(FOLDER / "Layers" / "fixtures" / "layers.json", {name: {"case": name, **layer_case(*case)} for name, case in LAYERS.items()})
    write(FOLDER / "Layers" / "fixtures" / "losses.json", {
        "weights": described(WEIGHTS), **{name: {"case": name, **loss_case(*case)} for name, *case in losses()}})
