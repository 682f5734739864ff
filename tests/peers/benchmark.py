#!/usr/bin/python3
"""The other side of tests/Benchmarks: runs a task when it is named on stdin and answers with its seconds a repetition.

    argument       threads
    says first     ready <version>
    then asked     <task> <repetitions>
    and answers    seconds on the clock and on the processors
"""
import sys
import time

import torch


def tiny(body):
    x = torch.ones(3, 4)

    def run(repetitions):
        for _ in range(repetitions):
            body(x)
    return run


def network(name, shape, training):
    import torchvision

    net = getattr(torchvision.models, name)(num_classes=10).train(training)
    images, labels = torch.randn(shape), torch.zeros(shape[0], dtype=torch.int64)
    optimiser = torch.optim.SGD(net.parameters(), 0.0, momentum=0.9, foreach=False)

    def step():
        optimiser.zero_grad(set_to_none=True)
        torch.nn.functional.cross_entropy(net(images), labels).backward()
        optimiser.step()

    def run(repetitions):
        for _ in range(repetitions):
            if training:
                step()
            else:
                with torch.no_grad():
                    net(images)
    return run


def in_a_list():
    """Keeps the results, as a scope does, and drops them together."""
    x = torch.ones(3, 4)

    def run(repetitions):
        for _ in range(repetitions // 100):
            kept = [x + x for _ in range(100)]
            del kept
    return run


TASKS = {
    "add": lambda: tiny(lambda x: x + x),
    "add in a scope": in_a_list,
    "add left alone": lambda: tiny(lambda x: x + x),
    "add_": lambda: tiny(lambda x: x.add_(1)),
    "item": lambda: (lambda one: tiny(lambda _: one.item()))(torch.tensor(1.5)),
    "resnet18 forward": lambda: network("resnet18", (32, 3, 64, 64), False),
    "resnet18 step": lambda: network("resnet18", (32, 3, 64, 64), True),
    "resnet50 forward": lambda: network("resnet50", (8, 3, 224, 224), False),
    "resnet50 step": lambda: network("resnet50", (8, 3, 224, 224), True),
}


def pipeline():
    """The tasks of `tests/Benchmarks pipeline`; its files are there once it is imported."""
    import benchmark_pipeline
    return benchmark_pipeline.TASKS


def device():
    """The tasks of `tests/Benchmarks device`; its files are there once it is imported."""
    import benchmark_device
    return benchmark_device.TASKS


def main():
    torch.set_num_threads(int(sys.argv[1]))
    tasks = device() if "device" in sys.argv else {**TASKS, **(pipeline() if "pipeline" in sys.argv else {})}
    print("ready", torch.__version__, flush=True)
    made = {}
    for line in sys.stdin:
        task, repetitions = line.rsplit(maxsplit=1)
        if task not in made:
            made[task] = tasks[task]()
        begin, processor = time.perf_counter(), time.process_time()
        made[task](int(repetitions))
        print((time.perf_counter() - begin) / int(repetitions), (time.process_time() - processor) / int(repetitions), flush=True)


if __name__ == "__main__":
    main()
