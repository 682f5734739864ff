#!/usr/bin/python3
"""Writes what tests/FineTune.Tests/Models compares our ResNets with: torchvision's, from the same weights.

    /usr/bin/python3 tests/peers/resnets.py

Debian 12: python3-torch 1.13.1, python3-torchvision 0.14.1. Weights and images are hashes of their indices
(exact_hash.py), so only results are stored: logits, losses, norms and a few entries of each gradient and parameter.
"""
import json
import math
from pathlib import Path

import torch
import torchvision

import exact_hash

FOLDER = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Models" / "fixtures"


def fill(model):
    """Every weight from its name, with the variance of torchvision's initialisation; norms a little away from 1 and 0."""
    with torch.no_grad():
        for name, value in model.state_dict().items():
            if value.dtype == torch.int64:
                continue
            shape = list(value.shape)
            if len(shape) == 4:
                filled = exact_hash.tensor(name, shape, 2 / (shape[0] * shape[2] * shape[3]))
            elif name.startswith("fc."):
                filled = exact_hash.tensor(name, shape, 1 / (3 * model.fc.in_features))
            else:
                filled = exact_hash.tensor(name, shape, 0.01, 1 if name.endswith(("weight", "running_var")) else 0)
            value.copy_(filled)
    return model


def entries(value):
    flat = value.detach().flatten()
    return [flat[0].item(), flat[len(flat) // 2].item(), flat[-1].item()]


def summary(tensors):
    return {name: [value.detach().double().norm().item(), *entries(value)] for name, value in tensors if value is not None}


def training(images, labels, dtype):
    """Ten steps. In Float32 the last ones are chaotic (another number of threads moves the loss by 1%), in Float64 not."""
    model = fill(torchvision.models.resnet18(num_classes=10)).to(dtype).train()
    images = images.to(dtype)
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4)
    losses = []
    for step in range(10):
        optimiser.zero_grad()
        logits = model(images)
        loss = torch.nn.functional.cross_entropy(logits, labels)
        loss.backward()
        if step == 0:
            first = logits.flatten().tolist()
            gradients = summary((name, p.grad) for name, p in model.named_parameters())
        losses.append(loss.item())
        optimiser.step()
    buffers = [(name, b) for name, b in model.named_buffers() if b.dtype != torch.int64]
    return {
        "logits": first,
        "losses": losses,
        "gradients": gradients,
        "parameters": summary(model.named_parameters()),
        "buffers": summary(buffers),
        "evaluated": model.eval()(images).flatten().tolist(),
    }


def inference(name, images):
    with torch.no_grad():
        return fill(getattr(torchvision.models, name)(num_classes=10)).eval()(images).flatten().tolist()


def names(name):
    state = getattr(torchvision.models, name)().state_dict()
    return {key: [str(value.dtype)[6:], list(value.shape)] for key, value in state.items()}


def write(file, content):
    text = json.dumps(content, separators=(",", ":")).replace('},"', '},\n"').replace('],"', '],\n"')
    (FOLDER / file).write_text(text + "\n")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    batch = exact_hash.tensor("images", [8, 3, 64, 64], 1.0)
    labels = exact_hash.labels("labels", 8, 10)
    write("training.json", {str(dtype)[6:]: training(batch, labels, dtype) for dtype in (torch.float32, torch.float64)})
    write("inference.json", {name: inference(name, batch[:2]) for name in ("resnet34", "resnet50")})
    write("names.json", {name: names(name) for name in ("resnet18", "resnet34", "resnet50")})
