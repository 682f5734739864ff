"""Thirty steps of every learning-rate schedule, by PyTorch: Optim/schedules.json."""
import torch
from torch.optim import lr_scheduler as lrs

import reference

STEPS = 30
MEASURES = [10 - 0.5 * min(i, 8) + 0.01 * i for i in range(STEPS)]
CYCLE = {"base_lr": 0.01, "max_lr": 0.2, "step_size_up": 4}
CASES = [
    ("StepLR", {"step_size": 7, "gamma": 0.5}),
    ("MultiStepLR", {"milestones": [4, 11, 11, 20], "gamma": 0.3}),
    ("ExponentialLR", {"gamma": 0.9}),
    ("PolynomialLR", {"total_iters": 20, "power": 1.0}),
    ("PolynomialLR", {"total_iters": 20, "power": 2.5}),
    ("ConstantLR", {"factor": 0.25, "total_iters": 6}),
    ("LinearLR", {"start_factor": 0.2, "end_factor": 0.9, "total_iters": 12}),
    ("CosineAnnealingLR", {"T_max": 10, "eta_min": 0.001}),
    ("LambdaLR", {}),
    ("MultiplicativeLR", {}),
    ("CyclicLR", {**CYCLE, "mode": "triangular"}),
    ("CyclicLR", {**CYCLE, "mode": "triangular2", "step_size_down": 7}),
    ("CyclicLR", {**CYCLE, "mode": "exp_range", "gamma": 0.97}),
    ("OneCycleLR", {"max_lr": 0.5, "total_steps": 31}),
    ("OneCycleLR", {"max_lr": 0.5, "epochs": 8, "steps_per_epoch": 4, "pct_start": 0.4, "anneal_strategy": "linear"}),
    ("OneCycleLR", {"max_lr": 0.5, "total_steps": 31, "three_phase": True, "div_factor": 10.0, "final_div_factor": 100.0}),
    ("ReduceLROnPlateau", {"factor": 0.5, "patience": 2, "cooldown": 3}),
    ("ReduceLROnPlateau", {"factor": 0.5, "patience": 1, "mode": "max", "threshold": 0.2, "threshold_mode": "abs", "min_lr": 0.02}),
    ("SequentialLR", {}),
    ("ChainedLR", {}),
]


def build(name, optimizer, given):
    if name == "LambdaLR":
        return lrs.LambdaLR(optimizer, lambda epoch: 0.95**epoch)
    if name == "MultiplicativeLR":
        return lrs.MultiplicativeLR(optimizer, lambda epoch: 1 - 1 / (epoch + 2))
    if name == "SequentialLR":
        return lrs.SequentialLR(optimizer, [lrs.ConstantLR(optimizer, 0.1, 3), lrs.ExponentialLR(optimizer, 0.8), lrs.CosineAnnealingLR(optimizer, 5)], [3, 12])
    if name == "ChainedLR":
        return lrs.ChainedScheduler([lrs.LinearLR(optimizer, 0.5, 1.0, 4), lrs.ExponentialLR(optimizer, 0.9)])
    return getattr(lrs, name)(optimizer, **given)


def run(name, given):
    weights = [torch.zeros(2, requires_grad=True) for _ in range(2)]
    optimizer = torch.optim.SGD([{"params": [weights[0]]}, {"params": [weights[1]], "lr": 0.03}], lr=0.1, momentum=0.9)
    scheduler = build(name, optimizer, given)
    rates, momenta = [], []
    for i in range(STEPS):
        rates.append([group["lr"] for group in optimizer.param_groups])
        momenta.append(optimizer.param_groups[0]["momentum"])
        optimizer.step()
        if name == "ReduceLROnPlateau":
            scheduler.step(MEASURES[i])
        else:
            scheduler.step()
    return {"name": name, "options": given, "rates": [reference.rounded(pair) for pair in rates], "momenta": reference.rounded(momenta)}


def main():
    reference.write("Optim/schedules.json", [run(name, given) for name, given in CASES])


if __name__ == "__main__":
    main()
