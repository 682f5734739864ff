#!/usr/bin/python3
"""Writes the learning rates that tests/FineTune.Tests/Training expects: those of torch.optim.lr_scheduler.

    /usr/bin/python3 tests/peers/rate_schedules.py

ULMFiT's slanted triangle is in no library: it is the paper's formula (section 3.2), its cut not below one step.
"""
import json
import math
from pathlib import Path

import torch
from torch.optim import lr_scheduler as lrs

FILE = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Training" / "fixtures" / "rate-schedules.json"
LOSSES = [1.0, 0.9, 0.91, 0.9, 0.8999, 0.95, 0.7, 0.71, 0.72, 0.73, 0.74, 0.75, 0.76, 0.6, 0.65, 0.66, 0.67, 0.68, 0.69]


def rates(rate, steps, make):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], rate)
    schedule, taken = make(optimiser), []
    for _ in range(steps):
        taken.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step() if len(taken) < steps else None
    return taken


def one_cycle(peak, steps, warm_up):
    make = lambda optimiser: lrs.OneCycleLR(optimiser, peak, total_steps=steps, pct_start=warm_up, cycle_momentum=False)
    return {"peak": peak, "steps": steps, "warmUp": warm_up, "rates": rates(peak, steps, make)}


def step(steps, every, factor):
    return {"steps": steps, "every": every, "factor": factor, "rates": rates(1.0, steps, lambda optimiser: lrs.StepLR(optimiser, every, factor))}


def cosine(steps, floor):
    return {"steps": steps, "floor": floor, "rates": rates(1.0, steps, lambda optimiser: lrs.CosineAnnealingLR(optimiser, steps, floor))}


def warm_up(steps, up, start):
    def make(optimiser):
        return lrs.SequentialLR(optimiser, [lrs.LinearLR(optimiser, start, 1.0, up), lrs.StepLR(optimiser, 5, 0.5)], [up])

    return {"steps": steps, "up": up, "from": start, "every": 5, "factor": 0.5, "rates": rates(1.0, steps, make)}


def plateau(factor, patience, threshold, cooldown, floor):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 1.0)
    schedule = lrs.ReduceLROnPlateau(optimiser, factor=factor, patience=patience, threshold=threshold, cooldown=cooldown, min_lr=floor)
    taken = []
    for loss in LOSSES:
        schedule.step(loss)
        taken.append(optimiser.param_groups[0]["lr"])
    return {"factor": factor, "patience": patience, "threshold": threshold, "cooldown": cooldown, "floor": floor, "losses": LOSSES, "rates": taken}


def slanted_triangle(steps, cut_share, ratio):
    cut = max(1, math.floor(steps * cut_share))

    def rate(t):
        p = t / cut if t < cut else 1 - (t - cut) / (cut * (1 / cut_share - 1))
        return (1 + p * (ratio - 1)) / ratio

    return {"steps": steps, "cut": cut_share, "ratio": ratio, "rates": [rate(t) for t in range(steps)]}


if __name__ == "__main__":
    cases = {
        "oneCycle": [one_cycle(*case) for case in ((0.1, 10, 0.3), (0.05, 37, 0.3), (1.0, 20, 0.1), (0.003, 100, 0.45))],
        "step": [step(20, 7, 0.1), step(9, 1, 0.5)],
        "cosine": [cosine(17, 0.0), cosine(30, 0.05)],
        "warmUp": [warm_up(20, 4, 0.1), warm_up(11, 6, 0.25)],
        "plateau": [plateau(0.1, 2, 1e-4, 0, 0.0), plateau(0.5, 1, 0.02, 3, 0.2), plateau(0.3, 0, 1e-4, 1, 0.0)],
        "slantedTriangle": [slanted_triangle(50, 0.1, 32), slanted_triangle(40, 0.25, 10)],
    }
    FILE.write_text("{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(values)}" for name, values in cases.items()) + "\n}\n")
