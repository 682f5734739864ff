#!/usr/bin/python3
"""Writes what tests/FineTune.Tests/Models compares VGG, Inception v3 and the deep ResNets with: torchvision's, from the same weights.

    /usr/bin/python3 tests/peers/backbones.py

Debian 12: python3-torch 1.13.1, python3-torchvision 0.14.1. Inference mode, so that dropout is off and the BatchNorm layers take
their running statistics: the logits, and of every parameter's gradient the norm and three entries. The files *-step.json are of
training mode, in Float64 where it fits: the statistics of a small batch magnify Float32's rounding.
"""
import torch
import torchvision

import exact_hash
import resnets

PLAIN = [f"vgg{depth}{norm}" for depth in (11, 13, 16, 19) for norm in ("", "_bn")]
DEEP = ["resnet101", "resnet152"]
TRAINED = {"resnet34": torch.float64, "resnet50": torch.float64, "vgg11_bn": torch.float32}
LARGE = 1 << 20


def filled(name, shape):
    """Of a large matrix, the outer product of two hashes: a hundred million of them would take too long on the other side."""
    if len(shape) == 4:
        return exact_hash.tensor(name, shape, 2 / (shape[0] * shape[2] * shape[3]))
    if len(shape) == 2 and shape[0] * shape[1] > LARGE:
        rows, columns = exact_hash.tensor(name + ".rows", [shape[0], 1], 1.0), exact_hash.tensor(name + ".columns", [1, shape[1]], 1 / (3 * shape[1]))
        return rows * columns
    if len(shape) == 2:
        return exact_hash.tensor(name, shape, 1 / (3 * shape[1]))
    if name.endswith("bn3.weight"):
        return exact_hash.tensor(name, shape, 0.01, 0.25)  # else a sum of fifty blocks would be ill-conditioned
    return exact_hash.tensor(name, shape, 0.01, 1 if name.endswith((".weight", ".running_var")) else 0)


def fill(model):
    with torch.no_grad():
        for name, value in model.state_dict().items():
            if value.dtype != torch.int64:
                value.copy_(filled(name, list(value.shape)))
    return model.eval()


def rounded(numbers):
    return [float(f"{number:.9g}") for number in numbers]


def result(model, logits, loss):
    loss.backward()
    gradients = resnets.summary((name, p.grad) for name, p in model.named_parameters())
    return {"logits": rounded(logits.flatten().tolist()), "gradients": {name: rounded(values) for name, values in gradients.items()}}


def plain(name):
    model = fill(getattr(torchvision.models, name)(num_classes=10))
    images, labels = exact_hash.tensor("images", [8, 3, 64, 64], 1.0)[:2], exact_hash.labels("labels", 2, 10)
    logits = model(images)
    return result(model, logits, torch.nn.functional.cross_entropy(logits, labels))


def step(name):
    """One step as it is trained: BatchNorm takes the batch's statistics. Dropout is left out, for its numbers are the engine's."""
    model = fill(getattr(torchvision.models, name)(num_classes=10)).to(TRAINED[name]).train()
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    images, labels = exact_hash.tensor("images", [8, 3, 64, 64], 1.0).to(TRAINED[name]), exact_hash.labels("labels", 8, 10)
    logits = model(images)
    return result(model, logits, torch.nn.functional.cross_entropy(logits, labels))


def inception_step():
    model = fill(torchvision.models.inception_v3(num_classes=10, transform_input=True, init_weights=False)).double().train()
    model.dropout.p = 0.0
    images, labels = exact_hash.tensor("inception batch", [4, 3, 299, 299], 1.0).double(), exact_hash.labels("labels", 4, 10)
    logits, auxiliary = model(images)
    loss = torch.nn.functional.cross_entropy(logits, labels) + 0.4 * torch.nn.functional.cross_entropy(auxiliary, labels)
    return {"auxiliary": rounded(auxiliary.flatten().tolist()), **result(model, logits, loss)}


def inception():
    model = fill(torchvision.models.inception_v3(num_classes=10, transform_input=True, init_weights=False))
    model = model.double()  # so many maxima and kinks lie on the way that Float32's rounding shows in the gradients
    model.training = True  # of the outermost module only: the auxiliary logits come too, all else stays in inference mode
    images, labels = exact_hash.tensor("inception", [1, 3, 299, 299], 1.0).double(), exact_hash.labels("labels", 1, 10)
    logits, auxiliary = model(images)
    loss = torch.nn.functional.cross_entropy(logits, labels) + 0.4 * torch.nn.functional.cross_entropy(auxiliary, labels)
    return {"auxiliary": rounded(auxiliary.flatten().tolist()), **result(model, logits, loss)}


if __name__ == "__main__":
    torch.set_num_threads(1)
    for name in DEEP + PLAIN:
        resnets.write(f"{name}.json", plain(name))
    resnets.write("inception_v3.json", inception())
    for name in TRAINED:
        resnets.write(f"{name}-step.json", step(name))
    resnets.write("inception_v3-step.json", inception_step())
    resnets.write("more-names.json", {name: resnets.names(name) for name in [*DEEP, *PLAIN, "inception_v3"]})
