#!/usr/bin/python3
"""Writes what tests/TorchSharp.System.Tests/Optimisers compares SGD and Adam with: two parameters over five steps.

    /usr/bin/python3 tests/peers/optimisers.py

The loss is sum(sin(a * x)) + sum(b * b) + sum(a * b); the second group, where there is one, holds b.
"""
from pathlib import Path

import torch

from reference_json import described, write

FILE = Path(__file__).resolve().parent.parent / "TorchSharp.System.Tests" / "Optimisers" / "fixtures" / "optimisers.json"
A, B = torch.tensor([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]]), torch.tensor([1.0, -0.5, 0.125])
X = torch.tensor([[1.0, 0.5, -0.5], [2.0, -1.0, 0.75]])

CASES = {
    "sgd": lambda a, b: torch.optim.SGD([a, b], 0.1),
    "sgd momentum": lambda a, b: torch.optim.SGD([a, b], 0.1, momentum=0.9),
    "sgd dampening": lambda a, b: torch.optim.SGD([a, b], 0.1, momentum=0.9, dampening=0.3),
    "sgd decay": lambda a, b: torch.optim.SGD([a, b], 0.1, weight_decay=0.05),
    "sgd nesterov": lambda a, b: torch.optim.SGD([a, b], 0.1, momentum=0.9, weight_decay=0.05, nesterov=True),
    "sgd maximize": lambda a, b: torch.optim.SGD([a, b], 0.1, momentum=0.5, weight_decay=0.05, maximize=True),
    "sgd groups": lambda a, b: torch.optim.SGD([{"params": [a]}, {"params": [b], "lr": 0.01, "momentum": 0.5}], 0.1, momentum=0.9),
    "adam": lambda a, b: torch.optim.Adam([a, b]),
    "adam rate": lambda a, b: torch.optim.Adam([a, b], 0.1, betas=(0.8, 0.9), eps=1e-3),
    "adam decay": lambda a, b: torch.optim.Adam([a, b], 0.1, weight_decay=0.1),
    "adam amsgrad": lambda a, b: torch.optim.Adam([a, b], 0.1, betas=(0.5, 0.6), amsgrad=True),
    "adam maximize": lambda a, b: torch.optim.Adam([a, b], 0.1, maximize=True, weight_decay=0.1),
    "adam groups": lambda a, b: torch.optim.Adam([{"params": [a]}, {"params": [b], "lr": 0.01, "betas": (0.5, 0.9)}], 0.1),
}


def steps(make):
    a, b = A.clone().requires_grad_(), B.clone().requires_grad_()
    optimiser = make(a, b)
    taken = []
    for _ in range(5):
        optimiser.zero_grad()
        ((a * X).sin().sum() + (b * b).sum() + (a * b).sum()).backward()
        optimiser.step()
        taken.append([described(a), described(b)])
    return taken


if __name__ == "__main__":
    write(FILE, {"a": described(A), "b": described(B), "x": described(X), "cases": {name: steps(make) for name, make in CASES.items()}})
