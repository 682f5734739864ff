"""The other side of `tests/Benchmarks pipeline`: from files to a trained head, as torchvision and PyTorch do it.

Writes the JPEG files that both sides read into a folder beside the system's temporary files.
"""
import os
import time

import numpy
import torch
from PIL import Image, ImageOps
from torchvision import datasets, models

import icc
from benchmark_images import AUGMENTED, FOLDER, FRAMED, photo, write


def write_photos():
    """The same pixels of 12 megapixels as cameras, phones and scanners store them; each folder is of one kind."""
    pixels = photo(numpy.random.default_rng(2), 4000, 3000)
    exif = Image.Exif()
    exif[0x0112] = 6
    profile = icc.display_p3()
    kinds = {
        "upright": (pixels, {}),
        "turned": (pixels.transpose(Image.Transpose.ROTATE_90), {"exif": exif}),
        "profile": (pixels, {"icc_profile": profile}),
        "phone": (pixels.transpose(Image.Transpose.ROTATE_90), {"exif": exif, "icc_profile": profile}),
        "grey": (pixels.convert("L"), {}),
        "cmyk": (pixels.convert("CMYK"), {}),
    }
    for name, (image, options) in kinds.items():
        for file in (os.path.join(FOLDER, "photos", name, folder, "0.jpg") for folder in "ab"):
            if not os.path.exists(file):
                os.makedirs(os.path.dirname(file), exist_ok=True)
                image.save(file + ".part", "JPEG", quality=90, **options)
                os.replace(file + ".part", file)


def upright(path):
    """torchvision's own loader, but that it also turns what is to be turned (of the others exif_transpose makes a copy)."""
    with open(path, "rb") as file:
        image = Image.open(file)
        turned = image.getexif().get(0x0112, 1) != 1
        return (ImageOps.exif_transpose(image) if turned else image).convert("RGB")


def files(name, transform, loader=datasets.folder.default_loader):
    images = datasets.ImageFolder(os.path.join(FOLDER, name), transform, loader=loader)

    def run(repetitions):
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        for _ in range(repetitions):
            for i in range(len(images)):
                images[i]
        torch.set_num_threads(threads)
    return run


def augmented_epoch():
    """Batches as a model takes them, on one core, as ours are made."""
    batches = torch.utils.data.DataLoader(datasets.ImageFolder(os.path.join(FOLDER, "small"), AUGMENTED), 16, shuffle=True)

    def run(repetitions):
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        for _ in range(repetitions):
            for _ in batches:
                pass
        torch.set_num_threads(threads)
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


def layer4_step(whole):
    """Of layer4 and the head, from what layer3 gives, or from images with the frozen trunk before it; in the faster of the two layouts."""
    def made(layout):
        net = models.resnet50(num_classes=2).to(memory_format=layout).train()
        for name, parameter in net.named_parameters():
            parameter.requires_grad = name.startswith(("layer4", "fc"))
        frozen = torch.nn.Sequential(net.conv1, net.bn1, net.relu, net.maxpool, net.layer1, net.layer2, net.layer3).eval()
        tail = torch.nn.Sequential(net.layer4, net.avgpool, torch.nn.Flatten(1), net.fc)
        optimiser = torch.optim.SGD(tail.parameters(), 0.001, momentum=0.9)
        given = torch.randn((32, 3, 224, 224) if whole else (32, 1024, 14, 14)).contiguous(memory_format=layout)
        labels = torch.zeros(32, dtype=torch.int64)

        def run(repetitions):
            for _ in range(repetitions):
                optimiser.zero_grad(set_to_none=True)
                torch.nn.functional.cross_entropy(tail(frozen(given) if whole else given), labels).backward()
                optimiser.step()
        return run

    return fastest([made(torch.contiguous_format), made(torch.channels_last)])


def fastest(ways):
    """After a run to warm up, the one that takes the least time on the processors."""
    costs = []
    for way in ways:
        way(1)
        begin = time.process_time()
        way(1)
        costs.append(time.process_time() - begin)
    return ways[costs.index(min(costs))]


RANDOM = numpy.random.default_rng(1)
write(RANDOM, "small", 32, 500, 375)
write(RANDOM, "large", 4, 4000, 3000)
write_photos()
TASKS = {
    "decode 500 pixels": lambda: files("small", FRAMED),
    "decode 12 megapixels": lambda: files("large", FRAMED),
    **{f"photo {kind}": lambda kind=kind: files(os.path.join("photos", kind), FRAMED, upright) for kind in ("upright", "turned", "profile", "phone", "grey", "cmyk")},
    "augmented epoch": augmented_epoch,
    "frozen trunk": trunk,
    "frozen trunk bf16": trunk,
    "head epoch": head_epoch,
    "layer4 step": lambda: layer4_step(False),
    "layer4 step, all": lambda: layer4_step(True),
}
