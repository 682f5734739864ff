#!/usr/bin/python3
"""Writes what tests/TorchSharp.System.Tests/Indexing expects of each expression below.

    /usr/bin/python3 tests/peers/indexing.py
"""
from pathlib import Path

import torch

from reference_json import described, write

FILE = Path(__file__).resolve().parent.parent / "TorchSharp.System.Tests" / "Indexing" / "fixtures" / "indexing.json"

READ = """x[1]|x[-1]|x[1, 2]|x[1, 2, 3]|x[0:1]|x[:, 1:]|x[:, :-1]|x[:, -2:]|x[:, 1:3, 0]|x[..., 0]|x[..., 1:3]|x[0, ...]|x[:, ::2]|x[:, :, 1::2]
x[None]|x[:, None, 0]|x[x > 11]|x[:, mask]|x[:, mask, 1]|x[rows]|x[rows, 0]|x[:, rows]|x[rows, rows]|x[:, rows, 1:3]|x[0, mask]|x[..., columns]|x[rows, :, columns2]
x[5:]|x[:, -100:2]|x[:, 2:1]|x[negative]|x[grid]"""

ASSIGNED = """x[1] = 0|x[1, 2, 3] = -1|x[:, 1:] = 7|x[..., 0] = line|x[x > 11] = -5|x[rows] = -2|x[:, mask] = -3|x[0, rows] = line4|x[:, 0] = x[:, 1]|x[None, 0] = 9|x[rows, :, columns2] = 4"""


def names():
    x = torch.arange(24.0).reshape(2, 3, 4)
    return {
        "x": x, "mask": torch.tensor([True, False, True]), "rows": torch.tensor([1, 0]), "columns": torch.tensor([3, 0, 0]), "columns2": torch.tensor([3, 1]),
        "negative": torch.tensor([-1, -2, 0]), "grid": torch.tensor([[0, 1], [1, 1]]), "line": torch.tensor([1.0, 2.0, 3.0]), "line4": torch.tensor([1.0, 2.0, 3.0, 4.0]),
    }


def expressions(text):
    return [one for line in text.splitlines() for one in line.split("|")]


def assigned(statement):
    scope = names()
    exec(statement, scope)
    return described(scope["x"])


if __name__ == "__main__":
    write(FILE, {
        "read": {one: described(eval(one, names())) for one in expressions(READ)},
        "assigned": {one: assigned(one) for one in expressions(ASSIGNED)},
    })
