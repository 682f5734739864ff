#!/usr/bin/python3
"""Writes what tests/FineTune.Tests/Evaluation compares with: numpy's SVD, PyTorch's hooks and autograd, torchvision's blur and contrast.

    /usr/bin/python3 tests/peers/evaluation.py

Debian 12: python3-torch 1.13.1, python3-torchvision 0.14.1. Inputs are hashes of their indices (exact_hash.py), so only results are stored.
"""
import json
from pathlib import Path

import numpy
import torch
import torchvision
import torchvision.transforms.functional as transforms

import exact_hash
import resnets

FOLDER = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Evaluation" / "fixtures"


def pca(rows, columns, components):
    """Directions of numpy's SVD of the centred matrix, each with its largest entry positive."""
    x = exact_hash.tensor(f"pca {rows}", [rows, columns], 1.0).double().numpy()
    centred = x - x.mean(0)
    _, singular, directions = numpy.linalg.svd(centred, full_matrices=False)
    directions = directions[:components]
    for row in directions:
        row *= numpy.sign(row[numpy.abs(row).argmax()])
    variances = singular**2 / (rows - 1)
    return {
        "rows": rows,
        "columns": columns,
        "components": directions.ravel().tolist(),
        "variances": variances[:components].tolist(),
        "shares": (variances / variances.sum())[:components].tolist(),
        "points": (centred @ directions.T).ravel().tolist(),
    }


def cam(stage, labels):
    """Grad-CAM by a forward hook and autograd, on torchvision's ResNet-18."""
    model = resnets.fill(torchvision.models.resnet18(num_classes=10)).eval()
    images = exact_hash.tensor("images", [8, 3, 64, 64], 1.0)[:2]
    kept = {}
    module = dict(model.named_modules())[stage]
    module.register_forward_hook(lambda _, __, output: kept.update(maps=output))
    logits = model(images)
    chosen = logits.argmax(1) if labels is None else torch.tensor(labels)
    gradient, = torch.autograd.grad(logits[torch.arange(2), chosen].sum(), kept["maps"])
    heat = torch.relu((gradient.mean((2, 3), keepdim=True) * kept["maps"]).sum(1, keepdim=True))
    heat = heat / heat.amax((1, 2, 3), keepdim=True)
    full = torch.nn.functional.interpolate(heat, size=(64, 64), mode="bilinear", align_corners=False)[:, 0]
    return {"stage": stage, "labels": labels or chosen.tolist(), "every 16th": full[:, ::16, ::16].detach().flatten().tolist()}


def perturbations():
    images = exact_hash.tensor("pixels", [2, 3, 12, 10], 1 / 12, 0.5).clamp(0, 1)
    blurred = {str(sigma): transforms.gaussian_blur(images, [2 * reach + 1] * 2, [sigma, sigma]) for sigma, reach in ((0.5, 2), (1.0, 3), (3.0, 9))}
    faded = {str(share): transforms.adjust_contrast(images, 1 - share) for share in (0.25, 0.9)}
    shown = lambda tensors: {key: value.flatten()[::7].tolist() for key, value in tensors.items()}
    return {"blur": shown(blurred), "contrast": shown(faded)}


def fgsm(strength):
    """One step of the fast gradient sign method on a linear classifier of the pixels."""
    images = exact_hash.tensor("pixels", [2, 3, 12, 10], 1 / 12, 0.5).clamp(0, 1).requires_grad_(True)
    weight = exact_hash.tensor("attacked", [4, 360], 1.0)
    labels = exact_hash.labels("attacked labels", 2, 4)
    torch.nn.functional.cross_entropy(images.flatten(1) @ weight.t(), labels).backward()
    return {"strength": strength, "images": (images + strength * images.grad.sign()).clamp(0, 1).detach().flatten()[::7].tolist()}


def write(file, content):
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / file).write_text(json.dumps(content, separators=(",", ":")).replace("],", "],\n") + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    write("pca.json", [pca(20, 5, 3), pca(6, 9, 4)])
    write("grad-cam.json", [cam("layer4", None), cam("layer4", [3, 7]), cam("layer2", [0, 5])])
    write("perturbations.json", {**perturbations(), "fgsm": fgsm(8 / 255)})
