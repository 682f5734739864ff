#!/usr/bin/python3
"""Writes the learning rates that tests/FineTune.Tests/Training expects: torch.optim.lr_scheduler.OneCycleLR's.

    /usr/bin/python3 tests/peers/one_cycle.py
"""
import json
from pathlib import Path

import torch

FILE = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Training" / "fixtures" / "one-cycle.json"


def rates(peak, steps, warm_up):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], peak)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, peak, total_steps=steps, pct_start=warm_up, cycle_momentum=False)
    taken = []
    for _ in range(steps):
        taken.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step() if len(taken) < steps else None
    return {"peak": peak, "steps": steps, "warmUp": warm_up, "rates": taken}


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    cases = [rates(*case) for case in ((0.1, 10, 0.3), (0.05, 37, 0.3), (1.0, 20, 0.1), (0.003, 100, 0.45))]
    FILE.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
