"""The other side of `tests/Benchmarks recipe`: the article's recipe as a PyTorch script, and the files that both sides read.

    benchmark_recipe.py files FOLDER                         writes both jobs' JPEG files and weights
    benchmark_recipe.py recipe|start JOB-FOLDER JSON         runs, and says a line of JSON as each thing is done

The head alone with SGD 0.001 and momentum 0.9, then the head and layer4 as two parameter groups; after each epoch the test images. BatchNorm
layers whose weights are frozen stay in inference mode. JSON: network, size, resize, batch, head, layer4 (epochs), threads, workers,
channels_last. The order of epoch e comes from torch.randperm with the generator seeded by e, as the library draws it for seed 0.
"""
import csv
import json
import os
import resource
import sys
import time
from pathlib import Path

BEGIN = time.perf_counter()


def say(**what):
    print(json.dumps(what), flush=True)


def transform(job):
    from torchvision import transforms

    return transforms.Compose([
        transforms.Resize(job["resize"]), transforms.CenterCrop(job["size"]), transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])


def loaders(folder, job):
    import torch
    from torchvision import datasets

    class Order(torch.utils.data.Sampler):
        def __init__(self, count):
            self.count, self.epoch = count, 0

        def __len__(self):
            return self.count

        def __iter__(self):
            order = torch.randperm(self.count, generator=torch.Generator().manual_seed(self.epoch))
            self.epoch += 1
            return iter(order.tolist())

    train, test = (datasets.ImageFolder(os.path.join(folder, part), transform(job)) for part in ("train", "test"))
    common = {"batch_size": job["batch"], "num_workers": job["workers"], "persistent_workers": job["workers"] > 0}
    return torch.utils.data.DataLoader(train, sampler=Order(len(train)), **common), torch.utils.data.DataLoader(test, **common), len(train.classes)


def network(folder, job, classes):
    import torch
    from torchvision import models

    model = getattr(models, job["network"])(num_classes=classes)
    model.load_state_dict(torch.load(os.path.join(folder, "weights.pth")))
    if job["channels_last"]:
        model = model.to(memory_format=torch.channels_last)
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.startswith("fc.")
    return model


def train_mode(model):
    import torch

    model.train()
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d) and not module.weight.requires_grad:
            module.eval()


class Script:
    def __init__(self, folder, job):
        import torch

        self.torch, self.job = torch, job
        torch.set_num_threads(job["threads"])
        self.train, self.test, classes = loaders(folder, job)
        self.model = network(folder, job, classes)
        self.stepped = False

    def placed(self, images):
        return images.contiguous(memory_format=self.torch.channels_last) if self.job["channels_last"] else images

    def epoch(self, optimiser):
        train_mode(self.model)
        for images, labels in self.train:
            optimiser.zero_grad()
            self.torch.nn.functional.cross_entropy(self.model(self.placed(images)), labels).backward()
            optimiser.step()
            if not self.stepped:
                self.stepped = True
                say(phase="step")
            if self.job["head"] == 0:
                return

    def accuracy(self):
        self.model.eval()
        right = count = 0
        with self.torch.inference_mode():
            for images, labels in self.test:
                right += (self.model(self.placed(images)).argmax(1) == labels).sum().item()
                count += len(labels)
        return right, count

    def phase(self, name, optimiser):
        for _ in range(self.job[name]):
            begin = time.perf_counter()
            self.epoch(optimiser)
            right, count = self.accuracy()
            say(phase=name, seconds=time.perf_counter() - begin, right=right, count=count)

    def run(self):
        sgd = self.torch.optim.SGD
        self.phase("head", sgd(self.model.fc.parameters(), lr=0.001, momentum=0.9))
        for parameter in self.model.layer4.parameters():
            parameter.requires_grad = True
        self.phase("layer4", sgd([{"params": self.model.fc.parameters()}, {"params": self.model.layer4.parameters()}], lr=0.001, momentum=0.9))

    def start(self):
        self.epoch(self.torch.optim.SGD(self.model.fc.parameters(), lr=0.001, momentum=0.9))


def write_drawings(folder, clipart):
    """The sample set's drawings as JPEG files, and the project's backbone below a fresh head."""
    import torch
    from PIL import Image

    import article

    rows = list(csv.DictReader((clipart / "split.csv").open()))
    for row in rows:
        if row["part"] in ("train", "test"):
            file = Path(folder, row["part"], row["path"]).with_suffix(".jpg")
            file.parent.mkdir(parents=True, exist_ok=True)
            Image.open(clipart / row["path"]).convert("RGB").save(file, "JPEG", quality=92)
    torch.manual_seed(0)
    torch.save(article.network(len({row["class"] for row in rows})).state_dict(), os.path.join(folder, "weights.pth"))


def write_photos(folder):
    """Photographs of no content, and ResNet-50 with random weights whose BatchNorm statistics fit them: for time only."""
    import numpy
    import torch
    from torchvision import datasets, models

    import benchmark_images

    random = numpy.random.default_rng(2)
    for part, count in (("train", 64), ("test", 32)):
        for i in range(count):
            file = Path(folder, part, "ab"[i % 2], f"{i:03}.jpg")
            file.parent.mkdir(parents=True, exist_ok=True)
            benchmark_images.photo(random, 500, 375).save(file, "JPEG", quality=90)
    torch.manual_seed(0)
    model = models.resnet50(num_classes=2).train()
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    images = datasets.ImageFolder(os.path.join(folder, "test"), transform({"resize": 256, "size": 224}))
    with torch.no_grad():
        model(torch.stack([images[i][0] for i in range(16)]))
    torch.save(model.state_dict(), os.path.join(folder, "weights.pth"))


def write_files(folder, clipart):
    for name, write in (("resnet18", lambda place: write_drawings(place, Path(clipart))), ("resnet50", write_photos)):
        place, done = os.path.join(folder, name), os.path.join(folder, name, "done")
        if not os.path.exists(done):
            os.makedirs(place, exist_ok=True)
            write(place)
            Path(done).touch()


def main():
    mode, folder, given = sys.argv[1:4]
    if mode == "files":
        write_files(folder, given)
        return
    script = Script(folder, json.loads(given))
    (script.run if mode == "recipe" else script.start)()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    say(phase="end", seconds=time.perf_counter() - BEGIN, peak=peak / 1024)


if __name__ == "__main__":
    main()
