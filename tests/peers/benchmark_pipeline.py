"""The other side of `tests/Benchmarks pipeline`: from files to a trained head, as torchvision and PyTorch do it.

Writes the JPEG files that both sides read into a folder beside the system's temporary files.
"""
import os
import tempfile

import numpy
import torch
from PIL import Image
from torchvision import datasets, models, transforms

FOLDER = os.path.join(tempfile.gettempdir(), "finetune-benchmark")
NORMALISED = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
FRAMED = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), NORMALISED])
AUGMENTED = transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor(), NORMALISED])


def photo(random, width, height):
    """Smooth colours with edges and grain: about a photograph's entropy."""
    coarse = Image.fromarray(random.integers(0, 256, (height // 24 + 2, width // 24 + 2, 3), dtype=numpy.uint8))
    image = numpy.asarray(coarse.resize((width, height), Image.BICUBIC)).astype(numpy.int16)
    image += random.integers(-12, 13, image.shape, dtype=numpy.int16)
    return Image.fromarray(image.clip(0, 255).astype(numpy.uint8))


def write_files():
    random = numpy.random.default_rng(1)
    for name, count, width, height in (("small", 32, 500, 375), ("large", 4, 4000, 3000)):
        for i in range(count):
            file = os.path.join(FOLDER, name, "ab"[i % 2], f"{i}.jpg")
            if not os.path.exists(file):
                os.makedirs(os.path.dirname(file), exist_ok=True)
                photo(random, width, height).save(file + ".part", "JPEG", quality=90)
                os.replace(file + ".part", file)


def files(name, transform):
    images = datasets.ImageFolder(os.path.join(FOLDER, name), transform)

    def run(repetitions):
        for _ in range(repetitions):
            for i in range(len(images)):
                images[i]
    return run


def frozen_resnet50():
    net = models.resnet50(num_classes=2).to(memory_format=torch.channels_last)
    for parameter in net.parameters():
        parameter.requires_grad = False
    net.fc = torch.nn.Linear(2048, 2)
    return net


def trunk():
    net = frozen_resnet50().eval()
    images = torch.randn(32, 3, 224, 224).contiguous(memory_format=torch.channels_last)

    def run(repetitions):
        for _ in range(repetitions):
            with torch.inference_mode():
                net(images)
    return run


def head_epoch():
    """An epoch of the script: files decoded, the whole network forward, the head trained."""
    net = frozen_resnet50()
    optimiser = torch.optim.SGD(net.fc.parameters(), 0.001, momentum=0.9)
    loader = torch.utils.data.DataLoader(datasets.ImageFolder(os.path.join(FOLDER, "small"), FRAMED), 16, shuffle=True)

    def run(repetitions):
        for _ in range(repetitions):
            for images, labels in loader:
                optimiser.zero_grad()
                torch.nn.functional.cross_entropy(net(images.contiguous(memory_format=torch.channels_last)), labels).backward()
                optimiser.step()
    return run


write_files()
TASKS = {
    "decode 500 pixels": lambda: files("small", FRAMED),
    "decode 12 megapixels": lambda: files("large", FRAMED),
    "augmented epoch": lambda: files("small", AUGMENTED),
    "frozen trunk": trunk,
    "frozen trunk bf16": trunk,
    "head epoch": head_epoch,
}
