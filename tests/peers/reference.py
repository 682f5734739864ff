"""What the reference scripts share: exact numbers that C# makes too, and small JSON files."""
import json
import pathlib

import torch

TESTS = pathlib.Path(__file__).resolve().parent.parent / "TorchSharp.System.Tests"


def numbers(count, seed):
    """Numbers in [-0.5, 0.5) of 24 bits by an integer hash: the same bits in every language."""
    made = []
    for i in range(count):
        x = (i * 2654435761 + seed * 40503 + 12345) % 2**32
        x ^= x >> 15
        x = (x * 2246822519) % 2**32
        x ^= x >> 13
        made.append((x >> 8) / 2**24 - 0.5)
    return made


def tensor(shape, seed, requires_grad=False):
    count = 1
    for n in shape:
        count *= n
    made = torch.tensor(numbers(count, seed), dtype=torch.float32).reshape(shape)
    return made.requires_grad_(requires_grad)


def rounded(values, digits=9):
    """Nine digits are more than a float32 has."""
    return [float(f"{v:.{digits}g}") for v in values]


def flat(value, digits=9):
    return rounded(value.detach().double().reshape(-1).tolist(), digits)


def write(name, cases):
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (TESTS / name).write_text("[\n" + lines + "\n]\n")
    print(f"{name}: {len(cases)} cases")
