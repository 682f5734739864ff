#!/usr/bin/python3
"""Writes the losses of the usual recipe as a plain PyTorch script, which tests/FineTune.Tests/Training expects of the trainer.

    /usr/bin/python3 tests/peers/article.py

ResNet-18 with the weights of data/backbone and a head by formula, the training images of data/clipart (every second pixel of
every second row), two epochs of the head alone, then the optimiser rebuilt with two parameter groups and two epochs of the head and
layer4: SGD, rate 0.001, momentum 0.9, batches of 32. BatchNorm layers whose weights are frozen stay in inference mode. The order of
epoch e comes from torch.randperm with the generator seeded by 7 * 1000003 + e.
"""
import csv
import json
import struct
from pathlib import Path

import numpy
import torch
import torchvision
from PIL import Image
from torch import nn

import exact_hash

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "tests" / "FineTune.Tests" / "Training" / "fixtures" / "article.json"
SEED, BATCH, EPOCHS = 7, 32, 2


def safetensors(path):
    data = path.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header, body = json.loads(data[8 : 8 + length]), data[8 + length :]
    kinds = {"F32": numpy.float32, "F16": numpy.float16, "I64": numpy.int64}
    read = lambda entry: numpy.frombuffer(body[slice(*entry["data_offsets"])], kinds[entry["dtype"]]).reshape(entry["shape"])
    return {name: torch.from_numpy(read(entry).copy()) for name, entry in header.items() if name != "__metadata__"}


def training_images():
    """[N, 3, 64, 64] normalised, [N] labels: the order of the classes' names, then of the files'."""
    rows = sorted(csv.DictReader((ROOT / "data" / "clipart" / "split.csv").open()), key=lambda row: row["path"])
    classes = sorted({row["class"] for row in rows})
    train = [row for row in rows if row["part"] == "train"]
    pixels = [numpy.asarray(Image.open(ROOT / "data" / "clipart" / row["path"]).convert("RGB"))[::2, ::2] for row in train]
    images = torch.from_numpy(numpy.stack(pixels)).permute(0, 3, 1, 2).float() / 255
    mean, deviation = (torch.tensor(values).reshape(1, 3, 1, 1) for values in ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]))
    return (images - mean) / deviation, torch.tensor([classes.index(row["class"]) for row in train]), len(classes)


def network(classes):
    model = torchvision.models.resnet18()
    own = {name: value.float() if value.is_floating_point() else value for name, value in safetensors(ROOT / "data" / "backbone" / "resnet18-drawings.safetensors").items()}
    model.fc = nn.Linear(model.fc.in_features, classes)
    own = {name: value for name, value in own.items() if not name.startswith("fc.")}
    print(model.load_state_dict(own, strict=False))
    with torch.no_grad():
        model.fc.weight.copy_(exact_hash.tensor("head.weight", [classes, 512], 1 / 1536))
        model.fc.bias.zero_()
    return model


def train_mode(model):
    model.train()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d) and not module.weight.requires_grad:
            module.eval()


def run():
    images, labels, classes = training_images()
    model, criterion = network(classes), nn.CrossEntropyLoss()
    for parameter in model.parameters():
        parameter.requires_grad = False
    for parameter in model.fc.parameters():
        parameter.requires_grad = True
    losses, right = [], []
    optimiser = torch.optim.SGD(model.fc.parameters(), lr=0.001, momentum=0.9)
    for epoch in range(2 * EPOCHS):
        if epoch == EPOCHS:
            for parameter in model.layer4.parameters():
                parameter.requires_grad = True
            optimiser = torch.optim.SGD([{"params": model.fc.parameters()}, {"params": model.layer4.parameters()}], lr=0.001, momentum=0.9)
        train_mode(model)
        order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(SEED * 1_000_003 + epoch))
        correct = 0
        for picked in order.split(BATCH):
            optimiser.zero_grad()
            output = model(images[picked])
            loss = criterion(output, labels[picked])
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
            correct += (output.argmax(1) == labels[picked]).sum().item()
        right.append(correct)
    return {"images": len(labels), "losses": losses, "right": right, "weight": model.layer4[1].conv2.weight.flatten()[:8].tolist(), "mean": model.layer4[1].bn2.running_mean[:8].tolist()}


if __name__ == "__main__":
    torch.set_num_threads(1)
    FILE.write_text(json.dumps(run()) + "\n")
