#!/usr/bin/python3
"""Writes the random numbers that tests/TorchSharp.System.Tests/Random expects from the same seeds.

    /usr/bin/python3 tests/peers/seeds.py
"""
from pathlib import Path

import torch

from reference_json import described, write

FILE = Path(__file__).resolve().parent.parent / "TorchSharp.System.Tests" / "Random" / "fixtures" / "seeds.json"

DRAWS = {
    "rand": lambda: torch.rand(3),
    "rand double": lambda: torch.rand(2, 2, dtype=torch.float64),
    "randn": lambda: torch.randn(5),
    "randn many": lambda: torch.randn(4, 5),
    "randint": lambda: torch.randint(-5, 100, (6,)),
    "randint high": lambda: torch.randint(10, (2, 3)),
    "randperm": lambda: torch.randperm(10),
    "rand_like": lambda: torch.rand_like(torch.zeros(3)),
    "randn_like": lambda: torch.randn_like(torch.zeros(3, dtype=torch.float64)),
    "normal": lambda: torch.normal(1.0, 2.0, (4,)),
    "uniform_": lambda: torch.zeros(4).uniform_(-2, 3),
    "normal_": lambda: torch.zeros(4).normal_(1, 0.5),
    "bernoulli_": lambda: torch.zeros(12).bernoulli_(0.3),
    "bernoulli": lambda: torch.bernoulli(torch.full((12,), 0.7)),
    "exponential_": lambda: torch.zeros(4).exponential_(2),
    "geometric_": lambda: torch.zeros(4).geometric_(0.4),
    "cauchy_": lambda: torch.zeros(4).cauchy_(1, 2),
    "log_normal_": lambda: torch.zeros(4).log_normal_(0, 0.5),
    "multinomial": lambda: torch.multinomial(torch.tensor([0.1, 0.2, 0.3, 0.4]), 8, replacement=True),
    "poisson": lambda: torch.poisson(torch.full((5,), 3.0)),
    "dropout": lambda: torch.nn.functional.dropout(torch.ones(12), 0.4),
    "linear": lambda: torch.nn.Linear(3, 2).weight,
    "conv2d": lambda: torch.nn.Conv2d(2, 2, 2).bias,
    "kaiming_normal_": lambda: torch.nn.init.kaiming_normal_(torch.zeros(3, 2, 2, 2), mode="fan_out", nonlinearity="relu"),
    "xavier_uniform_": lambda: torch.nn.init.xavier_uniform_(torch.zeros(3, 4), gain=2.0),
    "xavier_normal_": lambda: torch.nn.init.xavier_normal_(torch.zeros(3, 4)),
}


def drawn(seed, draw):
    torch.manual_seed(seed)
    return described(draw())


if __name__ == "__main__":
    write(FILE, {name: {str(seed): drawn(seed, draw) for seed in (0, 42, 2**40 + 1)} for name, draw in DRAWS.items()})
