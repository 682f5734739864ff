#!/usr/bin/python3
"""Writes what tests/FineTune.Tests/Surgery compares exchanged activations and a cosine head with: PyTorch's.

    /usr/bin/python3 tests/peers/surgery.py

Debian 12: python3-torch 1.13.1, python3-torchvision 0.14.1.
"""
import json
from pathlib import Path

import torch
import torchvision

import exact_hash
import resnets

FILE = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Surgery" / "fixtures" / "surgery.json"


def exchanged(make, where):
    model = resnets.fill(torchvision.models.resnet18(num_classes=10)).eval()
    for path, module in list(model.named_modules()):
        if isinstance(module, torch.nn.ReLU) and path.startswith(where):
            parent = model.get_submodule(path.rpartition(".")[0])
            setattr(parent, path.rpartition(".")[2], make())
    with torch.no_grad():
        return model(exact_hash.tensor("images", [8, 3, 64, 64], 1.0)[:2]).flatten().tolist()


def cosine():
    features, weight = exact_hash.tensor("features", [4, 6], 1.0), exact_hash.tensor("weight", [3, 6], 1.0).requires_grad_()
    scale = torch.tensor(7.5, requires_grad=True)
    logits = scale * torch.nn.functional.linear(torch.nn.functional.normalize(features), torch.nn.functional.normalize(weight))
    torch.nn.functional.cross_entropy(logits, torch.tensor([0, 1, 2, 0])).backward()
    return {"logits": logits.flatten().tolist(), "weight": weight.grad.flatten().tolist(), "scale": [scale.grad.item()]}


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    FILE.write_text(json.dumps({
        "leaky": exchanged(lambda: torch.nn.LeakyReLU(0.1), ""),
        "silu in layer4": exchanged(torch.nn.SiLU, "layer4"),
        "cosine": cosine(),
    }, indent=1) + "\n")
