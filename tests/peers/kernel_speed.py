"""Measures the C# kernel beside Debian's ipykernel, the two in turn in the same run: tests/Benchmarks calls it (`-- kernel`).

    /usr/bin/python3 tests/peers/kernel_speed.py [--kernel .net-csharp] [--library lib/bin] [--cells 2000]

Needs python3-nbclient, python3-ipykernel, and the kernelspec: environment/workbook kernel install.
Prints a row of a table a figure: what, ours, ipykernel's, and the target that it has to keep.
"""

import argparse
import os
import statistics
import time

import nbformat
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

TICKS = os.sysconf("SC_CLK_TCK")
missed = []


class Kernel:
    """A kernel and a client of it."""

    def __init__(self, name):
        self.started = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()

    def run(self, code):
        """Runs a cell; gives seconds and what it printed."""
        said = []
        start = time.perf_counter()
        reply = self.client.execute_interactive(code, output_hook=said.append, timeout=300)
        seconds = time.perf_counter() - start
        if reply["content"]["status"] != "ok":
            raise SystemExit(f"{code}: {reply['content']}")
        return seconds, "".join(message["content"]["text"] for message in said if message["msg_type"] == "stream")

    def median(self, codes):
        return statistics.median(self.run(code)[0] for code in codes)

    def first_result(self, code):
        """Seconds from the start of the process to the first result: what is sent waits in the socket until the kernel is up."""
        reply = self.client.execute(code, reply=True, timeout=120)
        assert reply["content"]["status"] == "ok", reply["content"]
        return time.perf_counter() - self.started

    def completion(self, code):
        """Median seconds, and how many matches."""
        times = []
        for _ in range(6):
            start = time.perf_counter()
            reply = self.client.complete(code, len(code), reply=True, timeout=120)
            times.append(time.perf_counter() - start)
        return statistics.median(times[1:]), len(reply["content"]["matches"])

    def memory(self):
        """MB that are its own: resident, without the pages of mapped files."""
        with open(f"/proc/{self.manager.provisioner.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("RssAnon"))

    def cpu(self):
        """Seconds of processor time so far."""
        with open(f"/proc/{self.manager.provisioner.pid}/stat") as stat:
            return sum(int(field) for field in stat.read().rpartition(")")[2].split()[11:13]) / TICKS

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def row(what, ours, theirs, target, kept=True):
    if not kept:
        missed.append(what)
    print(f"| {what} | {ours} | {theirs} | {target}{'' if kept else ' **missed**'} |", flush=True)


def start(options):
    ours, theirs = [], []
    for _ in range(options.starts + 1):
        for name, times in ((options.kernel, ours), ("python3", theirs)):
            kernel = Kernel(name)
            times.append(kernel.first_result("1 + 1"))
            kernel.close()
    # The first of each reads its files from the disk.
    ours, theirs = statistics.median(ours[1:]), statistics.median(theirs[1:])
    row("start to first result", f"{ours:.2f} s", f"{theirs:.2f} s", f"<= {1.5 * theirs:.2f} s (1.5 x ipykernel)", ours <= 1.5 * theirs)


def warm_cell(options):
    """Round trips of one cell through nbclient."""
    medians = []
    for name in (options.kernel, "python3"):
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(f"1 + {i}") for i in range(70)])
        client = NotebookClient(book, kernel_name=name)
        times = []
        with client.setup_kernel():
            for i, cell in enumerate(book.cells):
                begin = time.perf_counter()
                client.execute_cell(cell, i)
                times.append(time.perf_counter() - begin)
        assert book.cells[-1].outputs[0].data["text/plain"] == "70"
        medians.append(1000 * statistics.median(times[20:]))
    row("a trivial warm cell through nbclient", f"{medians[0]:.1f} ms", f"{medians[1]:.1f} ms", "<= 30 ms", medians[0] <= 30)


def print_lines(ours, theirs):
    expected = "".join(f"line {i}\n" for i in range(10000))
    seconds, text = ours.run('for (var i = 0; i < 10000; i++) Console.WriteLine($"line {i}");')
    other, _ = theirs.run('for i in range(10000): print(f"line {i}")')
    row("10,000 lines printed, complete", f"{seconds:.2f} s", f"{other:.2f} s", "<= 2 s", text == expected and seconds <= 2)


def complete(ours, library):
    ours.run(f'#r "{library}/TorchSharp.dll"\n#r "{library}/FineTune.dll"\nusing TorchSharp;\nusing static TorchSharp.torch;\nusing FineTune.Models;')
    ours.run("var t = torch.ones(2, 3);")
    for code in ("t.", "torch.nn.functional.", "Backbones.", "t.su", "Cons", "ones(2, 3).sum(di"):
        seconds, matches = ours.completion(code)
        row(f"completion of `{code}` with the library loaded, {matches:,} matches", f"{1000 * seconds:.1f} ms", "", "<= 150 ms", 0 < matches and seconds <= 0.15)


def many_cells(kernel, count, code, what):
    """Latency of a cell and memory early in a session, and after so many cells."""
    for i in range(100):
        kernel.run(code(i))
    first, early = kernel.median(f"{1000 + i}" for i in range(50)), kernel.memory()
    begin = kernel.cpu()
    for i in range(100, count):
        kernel.run(code(i))
    each = 1000 * (kernel.cpu() - begin) / (count - 100)
    last, late = kernel.median(f"{1000 + i}" for i in range(50)), kernel.memory()
    row(f"a cell after 100 cells that {what}", f"{1000 * first:.1f} ms, {early:.0f} MB", "", "")
    row(f"a cell after {count:,} cells that {what}", f"{1000 * last:.1f} ms, {late:.0f} MB", "", f"<= {2000 * first:.1f} ms (2 x)", last <= 2 * first)
    row("of these, each", f"{1024 * (late - early) / (count - 100):.0f} KB, {each:.1f} ms of CPU", "", "bounded memory")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kernel", default=".net-csharp")
    parser.add_argument("--library", default="lib/bin")
    parser.add_argument("--cells", type=int, default=2000)
    parser.add_argument("--starts", type=int, default=7)
    options = parser.parse_args()

    start(options)
    warm_cell(options)
    ours, theirs = Kernel(options.kernel), Kernel("python3")
    ours.run("1")
    theirs.run("1")
    print_lines(ours, theirs)
    theirs.close()
    complete(ours, os.path.abspath(options.library))
    ours.close()
    for code, what in ((lambda i: f"Math.Sqrt({i})", "declare nothing"), (lambda i: f"var v{i} = {i}; int F{i}(int x) => x + v{i};", "declare a variable and a method")):
        kernel = Kernel(options.kernel)
        many_cells(kernel, options.cells, code, what)
        kernel.close()
    raise SystemExit(f"missed: {', '.join(missed)}" if missed else 0)


if __name__ == "__main__":
    main()
