#!/usr/bin/python3
"""Writes the losses and their gradients that tests/FineTune.Tests/Training expects: PyTorch's, and two formulas in Float64.

    /usr/bin/python3 tests/peers/losses.py
"""
import json
from pathlib import Path

import torch
from torch.nn import functional

import exact_hash

FILE = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Training" / "fixtures" / "losses.json"
WEIGHTS = [0.5, 1.0, 2.0, 0.25, 1.5]


def focal(logits, labels, gamma, weights=None):
    p = torch.exp(logits)[range(len(labels)), labels] / torch.exp(logits).sum(1)
    alpha = torch.ones_like(p) if weights is None else torch.tensor(weights).double()[labels]
    return (-alpha * (1 - p) ** gamma * p.log()).mean()


def squares(logits, labels):
    wrong = torch.exp(logits) / torch.exp(logits).sum(1, keepdim=True)
    wrong = wrong - torch.eye(logits.shape[1]).double()[labels]
    return (wrong * wrong).sum() / wrong.numel()


W = torch.tensor(WEIGHTS)
CASES = {
    "cross-entropy": lambda x, y: functional.cross_entropy(x, y),
    "smoothed": lambda x, y: functional.cross_entropy(x, y, label_smoothing=0.1),
    "weighted": lambda x, y: functional.cross_entropy(x, y, weight=W),
    "weighted and smoothed": lambda x, y: functional.cross_entropy(x, y, weight=W, label_smoothing=0.2),
    "hinge": lambda x, y: functional.multi_margin_loss(x, y),
    "hinge, margin 0.5, weighted": lambda x, y: functional.multi_margin_loss(x, y, margin=0.5, weight=W),
    "focal 2": lambda x, y: focal(x.double(), y, 2),
    "focal 0.5": lambda x, y: focal(x.double(), y, 0.5),
    "focal 2, weighted": lambda x, y: focal(x.double(), y, 2, WEIGHTS),
    "squares": lambda x, y: squares(x.double(), y),
}


def run(loss):
    logits = exact_hash.tensor("logits", [7, 5], 4.0).requires_grad_()
    value = loss(logits, exact_hash.labels("labels", 7, 5))
    value.backward()
    return {"loss": value.item(), "gradient": logits.grad.flatten().tolist()}


if __name__ == "__main__":
    FILE.write_text(json.dumps({name: run(loss) for name, loss in CASES.items()}) + "\n")
