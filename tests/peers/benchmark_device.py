"""The other side of `tests/Benchmarks device`: each task as PyTorch's users write it, in the faster of its layouts, on the GPU where there is one.

Writes the JPEG files that both sides read into a folder beside the system's temporary files.
"""
import os

import numpy
import torch
from torchvision import datasets, models

from benchmark_images import AUGMENTED, FOLDER, FRAMED, write

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
IMAGES, BATCH = 256, 64
WORKERS = min(16, os.cpu_count())


def repeated(body):
    def run(repetitions):
        for _ in range(repetitions):
            body()
        if DEVICE.type == "cuda":
            torch.cuda.synchronize()
    return run


def tiny():
    x = torch.ones(3, 4, device=DEVICE)
    return repeated(lambda: x + x)


def network(name, shape, training):
    net = getattr(models, name)(num_classes=10).to(DEVICE).train(training)
    images, labels = torch.randn(shape, device=DEVICE), torch.zeros(shape[0], dtype=torch.int64, device=DEVICE)
    optimiser = torch.optim.SGD(net.parameters(), 0.0, momentum=0.9)

    def step():
        if not training:
            with torch.no_grad():
                net(images)
            return
        optimiser.zero_grad(set_to_none=True)
        torch.nn.functional.cross_entropy(net(images), labels).backward()
        optimiser.step()
    return repeated(step)


def resnet50(learning):
    net = models.resnet50(num_classes=2).to(DEVICE, memory_format=torch.channels_last)
    for name, parameter in net.named_parameters():
        parameter.requires_grad = name.startswith(learning)
    frozen = torch.nn.Sequential(net.conv1, net.bn1, net.relu, net.maxpool, net.layer1, net.layer2, net.layer3).eval()
    return net, frozen, torch.nn.Sequential(net.layer4, net.avgpool, torch.nn.Flatten(1), net.fc)


def in_memory():
    """Normalised floats in pinned memory: what a script that kept its decoded images would have."""
    images = torch.randn(IMAGES, 3, 224, 224).contiguous(memory_format=torch.channels_last)
    return images.pin_memory() if DEVICE.type == "cuda" else images


def narrow(precision):
    return torch.autocast(DEVICE.type, dtype=torch.bfloat16, enabled=precision == "bf16")


def trunk(precision):
    net, images = resnet50(())[0].eval(), in_memory()

    def body():
        with torch.inference_mode(), narrow(precision):
            return torch.cat([net(images[i:i + BATCH].to(DEVICE, non_blocking=True)).float() for i in range(0, IMAGES, BATCH)]).cpu()
    return repeated(body)


def layer4(precision, from_features=False):
    net, frozen, tail = resnet50(("layer4", "fc"))
    images = torch.randn(IMAGES, 1024, 14, 14).contiguous(memory_format=torch.channels_last) if from_features else in_memory()
    labels = torch.zeros(IMAGES, dtype=torch.int64, device=DEVICE)
    optimiser = torch.optim.SGD(tail.parameters(), 0.001, momentum=0.9)

    def body():
        for picked in torch.randperm(IMAGES).split(BATCH):
            given = images[picked].to(DEVICE, non_blocking=True)
            if not from_features:
                with torch.no_grad(), narrow(precision):
                    given = frozen(given)
            optimiser.zero_grad(set_to_none=True)
            torch.nn.functional.cross_entropy(tail(given.float()), labels[picked]).backward()
            optimiser.step()
    return repeated(body)


def loader(transform):
    return torch.utils.data.DataLoader(datasets.ImageFolder(os.path.join(FOLDER, "device"), transform), BATCH, shuffle=True, num_workers=WORKERS, persistent_workers=True, pin_memory=DEVICE.type == "cuda")


def head_epoch():
    """An epoch of the script: files decoded, the whole network forward, the head trained."""
    net, batches = resnet50(("fc",))[0], loader(FRAMED)
    optimiser = torch.optim.SGD(net.fc.parameters(), 0.001, momentum=0.9)

    def body():
        for images, labels in batches:
            optimiser.zero_grad(set_to_none=True)
            logits = net(images.to(DEVICE, non_blocking=True, memory_format=torch.channels_last))
            torch.nn.functional.cross_entropy(logits, labels.to(DEVICE)).backward()
            optimiser.step()
    return repeated(body)


def augmented_epoch():
    batches = loader(AUGMENTED)

    def body():
        for images, _ in batches:
            images.to(DEVICE, non_blocking=True)
    return repeated(body)


torch.backends.cudnn.benchmark = True
write(numpy.random.default_rng(2), "device", IMAGES, 500, 375)
TASKS = {
    "add": tiny,
    "resnet18 step": lambda: network("resnet18", (32, 3, 64, 64), True),
    "resnet50 forward": lambda: network("resnet50", (BATCH, 3, 224, 224), False),
    "resnet50 step": lambda: network("resnet50", (BATCH, 3, 224, 224), True),
    "frozen trunk": lambda: trunk("float32"),
    "frozen trunk bf16": lambda: trunk("bf16"),
    "layer4 epoch": lambda: layer4("float32"),
    "layer4 epoch bf16": lambda: layer4("bf16"),
    "layer4 epoch from features": lambda: layer4("float32", from_features=True),
    "head epoch": head_epoch,
    "augmented epoch": augmented_epoch,
}
