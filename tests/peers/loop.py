#!/usr/bin/python3
"""Writes the losses of a plain PyTorch loop, which tests/FineTune.Tests/Training expects of the training loop.

    /usr/bin/python3 tests/peers/loop.py

A small network, six batches of which the last is partial, two epochs, SGD with momentum, one cycle.
"""
import json
from pathlib import Path

import torch
from torch import nn

import exact_hash

FILE = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Training" / "fixtures" / "loop.json"


def network():
    net = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 3))
    with torch.no_grad():
        for name, parameter in net.named_parameters():
            parameter.copy_(exact_hash.tensor(name, list(parameter.shape), 0.25, 1.0 if name == "1.weight" else 0.0))
    return net


def run():
    net, images, labels = network(), exact_hash.tensor("images", [23, 4], 1.0), exact_hash.labels("labels", 23, 3)
    optimiser = torch.optim.SGD(net.parameters(), 0.1, momentum=0.9, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 0.1, total_steps=12, cycle_momentum=False)
    losses, right = [], 0
    for step in range(12):
        part = slice(step % 6 * 4, step % 6 * 4 + 4)
        optimiser.zero_grad()
        logits = net(images[part])
        loss = nn.functional.cross_entropy(logits, labels[part])
        loss.backward()
        optimiser.step()
        if step < 11:
            schedule.step()
        losses.append(loss.item())
        right += (logits.argmax(1) == labels[part]).sum().item()
    return {"losses": losses, "right": right, "weight": net[3].weight.flatten().tolist()}


if __name__ == "__main__":
    FILE.write_text(json.dumps(run()) + "\n")
