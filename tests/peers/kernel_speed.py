"""Measures the C# kernel through jupyter_client, beside Debian's ipykernel in the same run.

    /usr/bin/python3 tests/peers/kernel_speed.py [--kernel .net-csharp] [--library lib/bin] [--cells 2000]

Needs python3-jupyter-client and python3-ipykernel, and the kernelspec: environment/workbook kernel install.
Prints one line a figure: what, how much, and the limit that it should keep.
"""

import argparse
import statistics
import time

from jupyter_client.manager import KernelManager


class Kernel:
    """A kernel and a client of it."""

    def __init__(self, name):
        self.started = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()

    def run(self, code):
        """Runs a cell; gives seconds, its reply and what it said."""
        said = []
        start = time.perf_counter()
        reply = self.client.execute_interactive(code, output_hook=said.append, timeout=300)
        seconds = time.perf_counter() - start
        if reply["content"]["status"] != "ok":
            raise SystemExit(f"{code}: {reply['content']}")
        return seconds, reply, said

    def first_result(self, code):
        """Seconds from the start of the process to the first result: what is sent waits in the socket until the kernel is up."""
        reply = self.client.execute(code, reply=True, timeout=60)
        assert reply["content"]["status"] == "ok", reply["content"]
        return time.perf_counter() - self.started

    def memory(self):
        """Megabytes resident."""
        with open(f"/proc/{self.manager.provisioner.pid}/status") as status:
            return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def report(what, value, limit):
    print(f"{what:<58} {value:>14}   {limit}", flush=True)


def starts(name, code, times):
    seconds = []
    for _ in range(times):
        kernel = Kernel(name)
        seconds.append(kernel.first_result(code))
        kernel.close()
    return statistics.median(seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kernel", default=".net-csharp")
    parser.add_argument("--library", default="lib/bin")
    parser.add_argument("--cells", type=int, default=2000)
    parser.add_argument("--starts", type=int, default=5)
    options = parser.parse_args()

    python = starts("python3", "1 + 1", options.starts)
    ours = starts(options.kernel, "1 + 1", options.starts)
    report("start to first result, ipykernel", f"{python:.2f} s", "")
    report("start to first result, C#", f"{ours:.2f} s", f"<= {1.5 * python:.2f} s (1.5 x ipykernel)")

    kernel = Kernel(options.kernel)
    kernel.run("1")
    for _ in range(20):
        kernel.run("1 + 1")
    warm = statistics.median(kernel.run(f"1 + {i}")[0] for i in range(50))
    report("a trivial warm cell, there and back", f"{1000 * warm:.1f} ms", "<= 30 ms")

    seconds, _, said = kernel.run("for (var i = 0; i < 10000; i++) Console.WriteLine($\"line {i}\");")
    text = "".join(message["content"]["text"] for message in said if message["msg_type"] == "stream")
    complete = text == "".join(f"line {i}\n" for i in range(10000))
    report("10,000 lines printed" + ("" if complete else " (NOT COMPLETE)"), f"{seconds:.2f} s", "<= 2 s")

    kernel.run(f'#r "{options.library}/TorchSharp.dll"\n#r "{options.library}/FineTune.dll"\nusing TorchSharp;\nusing static TorchSharp.torch;')
    kernel.run("var t = torch.ones(2, 3);")
    for code in ("torch.nn.", "t.", "t.su", "Cons"):
        kernel.client.complete(code, len(code), reply=True, timeout=60)
        times, matches = [], 0
        for _ in range(5):
            start = time.perf_counter()
            reply = kernel.client.complete(code, len(code), reply=True, timeout=60)
            times.append(time.perf_counter() - start)
            matches = len(reply["content"]["matches"])
        report(f"completion of '{code}' with the library ({matches} matches)", f"{1000 * statistics.median(times):.1f} ms", "<= 150 ms")
    kernel.close()

    kernel = Kernel(options.kernel)
    for i in range(100):
        kernel.run(f"var w{i} = {i};")
    first = statistics.median(kernel.run(f"var a{i} = {i}; a{i}")[0] for i in range(50))
    memory = kernel.memory()
    for i in range(options.cells - 200):
        kernel.run(f"var v{i} = {i}; int F{i}(int x) => x + v{i};")
    last = statistics.median(kernel.run(f"var b{i} = {i}; b{i}")[0] for i in range(50))
    report("a cell after 100 that declare", f"{1000 * first:.1f} ms, {memory} MB", "")
    report(f"a cell after {options.cells} that declare", f"{1000 * last:.1f} ms, {kernel.memory()} MB", f"<= {2000 * first:.1f} ms (2 x), bounded memory")
    kernel.close()


if __name__ == "__main__":
    main()
