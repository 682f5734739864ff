#!/usr/bin/python3
"""Writes what five steps of every optimiser in the register do, which tests/FineTune.Tests/Training expects: torch.optim's.

    /usr/bin/python3 tests/peers/register.py

A rate of 0.05 and, but for L-BFGS, a weight decay of 0.01; the loss is sum(sin(a)) + sum(a^4) / 4 + sum((a b)^2) + sum(b^2).
"""
import json
from pathlib import Path

import torch

import exact_hash

FILE = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Training" / "fixtures" / "register.json"
OPTIMISERS = {
    "sgd": lambda groups: torch.optim.SGD(groups, 0.1, momentum=0.9),
    "nesterov": lambda groups: torch.optim.SGD(groups, 0.1, momentum=0.9, nesterov=True),
    "gd": lambda groups: torch.optim.SGD(groups, 0.1),
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
    "adagrad": torch.optim.Adagrad,
    "adadelta": torch.optim.Adadelta,
    # The plain path of PyTorch 1.13 multiplies by mu twice (corrected in 2.0); its path over lists does not.
    "nadam": lambda groups: torch.optim.NAdam(groups, foreach=True),
    "adamax": torch.optim.Adamax,
    "rmsprop": torch.optim.RMSprop,
    "lbfgs": lambda groups: torch.optim.LBFGS([p for group in groups for p in group["params"]], 0.05),
}


def run(make):
    a, b = (exact_hash.tensor(name, [4], 1.0).requires_grad_() for name in "ab")
    optimiser = make([{"params": [a, b], "lr": 0.05, "weight_decay": 0.01}])

    def closure():
        optimiser.zero_grad()
        loss = a.sin().sum() + (a**4).sum() / 4 + (a * b).square().sum() + (b * b).sum()
        loss.backward()
        return loss

    for _ in range(5):
        optimiser.step(closure)
    return a.tolist() + b.tolist()


if __name__ == "__main__":
    FILE.write_text(json.dumps({name: run(make) for name, make in OPTIMISERS.items()}) + "\n")
