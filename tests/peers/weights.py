#!/usr/bin/python3
"""Writes the weight files that tests/FineTune.Tests/Weights reads, and what each must be read as.

An independent truth: PyTorch writes the .pth files, json and struct write the safetensors and .dat files by their
published formats. Run with Debian's python3-torch (1.13.1):

    /usr/bin/python3 tests/peers/weights.py

expected.json gives of each file: name -> dtype, shape, strides and the values in row-major order.
"""
import json
import math
import os
import pickle
import struct
import zipfile
from collections import OrderedDict
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Weights" / "fixtures"
torch.manual_seed(1)
expected = {}


def values(tensor):
    flat = tensor.detach().contiguous().view(-1)
    if flat.is_complex():
        flat = torch.view_as_real(flat).view(-1)
    numbers = flat.to(torch.float64) if flat.is_floating_point() else flat
    return [("nan" if math.isnan(v) else "inf" if v > 0 else "-inf") if isinstance(v, float) and not math.isfinite(v) else v
            for v in numbers.tolist()]


def describe(state):
    return {name: {"dtype": str(t.dtype)[6:], "shape": list(t.shape), "strides": list(t.stride()), "values": values(t)}
            for name, t in state.items()}


def expect(file, state):
    expected[file] = describe(state)


def save(stem, saved, state, **kwargs):
    for suffix, new in (("zip", True), ("stream", False)):
        file = f"{stem}.{suffix}.pth"
        torch.save(saved, HERE / file, _use_new_zipfile_serialization=new, **kwargs)
        expect(file, state)


def dtypes():
    plain = torch.tensor([[0.0, 1.5, -2.25], [3.0, 100.0, 7.0]])
    state = OrderedDict((f"t.{d}".replace("torch.", ""), plain.abs().to(d)) for d in (
        torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool))
    state["special"] = torch.tensor([float("nan"), float("inf"), -float("inf"), -0.0, 1e-42])
    state["scalar"] = torch.tensor(42)
    state["empty"] = torch.zeros(0, 3)
    return state


def strided():
    base = torch.arange(24, dtype=torch.float32)
    grid = base.view(4, 6)
    images = torch.arange(48, dtype=torch.float32).view(2, 3, 2, 4)
    return OrderedDict(
        whole=base, grid=grid, transposed=grid.t(), columns=grid[:, 1:6:2], row=grid[2], tail=base[20:],
        channels_last=images.contiguous(memory_format=torch.channels_last), permuted=images.permute(3, 1, 0, 2),
        expanded=torch.tensor([[1.0], [2.0]]).expand(2, 3), diagonal=grid[:4, :4].diagonal(), windows=base[:9].unfold(0, 5, 2))


def model():
    net = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3, bias=False), torch.nn.BatchNorm2d(4), torch.nn.Flatten(), torch.nn.Linear(4, 2))
    return net


def checkpoint(net):
    optimizer = torch.optim.Adam(net.parameters())
    net(torch.randn(2, 3, 3, 3)).sum().backward()
    optimizer.step()
    return {"epoch": 3, "name": "tiny – naïve", "loss": 0.25, "done": False, "big": 1 << 70, "nothing": None, "history": [0.5, 0.25, (1, -2, 300, 70000)],
            "optimizer": optimizer.state_dict(), "state_dict": net.state_dict()}


def write_pytorch():
    save("dtypes", dtypes(), dtypes())
    save("strided", strided(), strided())
    net = model()
    parameters = OrderedDict(net.named_parameters())
    save("parameters", parameters, parameters)
    saved = checkpoint(net)
    save("checkpoint", saved, saved["state_dict"])
    save("protocol4", saved, saved["state_dict"], pickle_protocol=4)
    both = {"model": {"w": torch.ones(2)}, "model_ema": {"w": torch.zeros(2)}}
    torch.save(both, HERE / "two-parts.pth")
    torch.save(torch.ones(3), HERE / "one-tensor.pth")
    torch.save({"epoch": 1, "names": ["a", "b"]}, HERE / "no-tensors.pth")
    torch.save(torch.nn.Linear(1, 1), HERE / "whole-model.pth", _use_new_zipfile_serialization=False)
    torch.jit.save(torch.jit.script(torch.nn.Linear(1, 1)), str(HERE / "script.pt"))


SAFE = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64",
        torch.int32: "I32", torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL"}
RANK = ["BOOL", "U8", "I8", "I16", "F16", "BF16", "I32", "F32", "F64", "I64"]


def raw(tensor):
    flat = tensor.detach().contiguous().view(-1)
    return flat.view(torch.int16).numpy().tobytes() if flat.dtype == torch.bfloat16 else flat.numpy().tobytes()


def safetensors(file, state, metadata):
    """The layout of the reference implementation: widest dtype first, then by name; header padded to 8 bytes."""
    header, data = {"__metadata__": metadata}, b""
    for name, t in sorted(state.items(), key=lambda item: (-RANK.index(SAFE[item[1].dtype]), item[0])):
        header[name] = {"dtype": SAFE[t.dtype], "shape": list(t.shape), "data_offsets": [len(data), len(data) + len(raw(t))]}
        data += raw(t)
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    (HERE / file).write_bytes(struct.pack("<Q", len(text)) + text + data)
    expect(file, {name: t.contiguous() for name, t in state.items()})


def leb128(number):
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


CODES = {torch.uint8: 0, torch.int8: 1, torch.int16: 2, torch.int32: 3, torch.int64: 4, torch.float16: 5, torch.float32: 6,
         torch.float64: 7, torch.bool: 11, torch.bfloat16: 15}


def torchsharp(file, state):
    out = leb128(len(state))
    for name, t in state.items():
        out += leb128(len(name.encode())) + name.encode() + leb128(CODES[t.dtype]) + leb128(t.dim())
        out += b"".join(leb128(n) for n in t.shape) + raw(t)
    (HERE / file).write_bytes(out)
    expect(file, {name: t.contiguous() for name, t in state.items()})


# --- old files, put together by hand from the opcodes of pickletools -----------------------------------------------

SYSTEM = {"protocol_version": 1001, "little_endian": True, "type_sizes": {"short": 2, "int": 4, "long": 4}}
STREAM_START = (pickle.dumps(0x1950a86a20f9469cfc6c, 2) + pickle.dumps(1001, 2)
                + pickle.dumps(SYSTEM, 2))


class Named:
    """A global by its name, for pickles that name what this Python doesn't have."""

    def __init__(self, name):
        self.module, self.name = name.rsplit(".", 1)

    def op(self):
        return b"c" + f"{self.module}\n{self.name}\n".encode()


def op(value):
    """An opcode sequence that puts a plain value on the stack."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, Named):
        return value.op()
    if isinstance(value, tuple):
        return b"(" + b"".join(op(v) for v in value) + b"t"
    return pickle.dumps(value, 2)[2:-1]


def stream(file, body, keys, data):
    (HERE / file).write_bytes(STREAM_START + b"\x80\x02" + body + b"." + pickle.dumps(keys, 2) + data)


def storage(key, elements, view=None):
    return op(("storage", Named("torch.FloatStorage"), key, "cpu", elements, view)) + b"Q"


def floats(*numbers):
    return struct.pack("<q", len(numbers)) + struct.pack(f"<{len(numbers)}f", *numbers)


def write_old():
    """PyTorch 0.1: _rebuild_tensor without v2, a Parameter filled by BUILD, a storage that views another one, an
    OrderedDict from Python 2's list of pairs."""
    tensor = Named("torch._utils._rebuild_tensor").op() + b"(" + storage("7", 6, ("8", 2, 4)) + op(1) + op((1, 2)) + op((2, 1)) + b"tR"
    parameter = Named("torch.nn.parameter.Parameter").op() + b")\x81(" + tensor + b"N" + op({}) + b"\x88\x89tb"
    pairs = b"](" + b"](" + op("a.weight") + tensor + b"e](" + op("b.weight") + parameter + b"ee"
    body = Named("collections.OrderedDict").op() + b"(" + pairs + b"tR"
    stream("old.stream.pth", body, ["7"], floats(0, 1, 2, 3, 4, 5))
    want = torch.tensor([[3.0, 4.0]])
    expect("old.stream.pth", {"a.weight": want, "b.weight": want})


CALL = op(("touch pwned",))


def wants(name, how):
    """The ways in which a pickle can call something."""
    module, short = name.rsplit(".", 1)
    return {
        "reduce": Named(name).op() + CALL + b"R",
        "inst": b"(" + op("touch pwned") + b"i" + f"{module}\n{short}\n".encode(),
        "obj": b"(" + Named(name).op() + op("touch pwned") + b"o",
        "newobj": Named(name).op() + CALL + b"\x81",
        "stack-global": op(module) + op(short) + b"\x93" + CALL + b"R",
        "build": Named("collections.OrderedDict").op() + b")R" + b"}" + op("f") + Named(name).op() + b"sb",
        "nested": b"}" + op("a") + b"}" + op("b") + b"](" + Named(name).op() + CALL + b"Re" + b"ss",
        "persistent": op(("storage", Named(name), "0", "cpu", 1)) + b"Q",
        "newobj-ex": Named(name).op() + CALL + b"}\x92",
        "inst-without-arguments": b"(i" + f"{module}\n{short}\n".encode(),
        "obj-without-arguments": b"(" + Named(name).op() + b"o",
        "key": b"}" + Named(name).op() + CALL + b"R" + op(1) + b"s",
        "tuple": op((1, (2, Named(name)))),
        "set": b"\x8f(" + Named(name).op() + b"\x90",
        "frozenset": b"(" + Named(name).op() + b"\x91",
        "state": Named("collections.OrderedDict").op() + b")R" + Named(name).op() + CALL + b"Rb",
        "memo": Named(name).op() + b"q\x050h\x05" + CALL + b"R",
        "memo-of-names": op(module) + b"q\x0a0" + op(short) + b"q\x0b0h\x0ah\x0b\x93" + CALL + b"R",
        "argument-of-ours": Named("torch._utils._rebuild_tensor_v2").op() + b"(" + Named(name).op() + CALL + b"RtR",
        "alone": Named(name).op(),
        "text-names": f"V{module}\nV{short}\n".encode() + b"\x93",
        "thrown-away": Named(name).op() + CALL + b"R0" + b"}",
    }[how]


class Evil:
    """What Python's own pickler writes for an object that says how it is made again."""

    def __init__(self, callee, *arguments):
        self.made = (callee, arguments)

    def __reduce__(self):
        return self.made


def write_malicious():
    for name, how in [("posix.system", "reduce"), ("posix.system", "inst"), ("posix.system", "obj"), ("posix.system", "stack-global"),
                      ("builtins.eval", "nested"), ("builtins.exec", "newobj"), ("os.system", "build"), ("subprocess.Popen", "persistent"),
                      ("torch.storage._load_from_bytes", "reduce"), ("builtins.getattr", "reduce"), ("torch.hub.load", "reduce")]:
        stream(f"evil-{how}-{name}.pth", wants(name, how), [], b"")
    for how in ("newobj-ex", "inst-without-arguments", "obj-without-arguments", "key", "tuple", "set", "frozenset", "state", "memo", "memo-of-names", "argument-of-ours",
                "alone", "text-names", "thrown-away"):
        stream(f"evil-{how}-os.system.pth", wants("os.system", how), [], b"")
    for name in ("builtins.eval", "builtins.__import__", "builtins.open", "nt.system", "subprocess.check_output", "runpy.run_path", "importlib.import_module", "pickle.loads",
                 "operator.attrgetter", "functools.partial", "types.FunctionType", "ctypes.CDLL", "shutil.rmtree", "socket.create_connection", "torch.load",
                 "collections.OrderedDict.fromkeys", "torch._utils._rebuild_tensor_v2.__globals__.get", "numpy.core.multiarray._reconstruct"):
        stream(f"evil-reduce-{name}.pth", wants(name, "reduce"), [], b"")
    for protocol in range(6):
        body = pickle.dumps({"w": [({"x": (1, Evil(os.system, "touch pwned"))},)]}, protocol)
        (HERE / f"evil-protocol{protocol}-posix.system.pth").write_bytes(STREAM_START + body + pickle.dumps([], 2))
    body = pickle.dumps(Evil(eval, "open('pwned', 'w')"), 4)
    (HERE / "evil-protocol4-builtins.eval.pth").write_bytes(STREAM_START + body + pickle.dumps([], 2))
    evil = pickle.dumps(Evil(os.system, "touch pwned"), 2)
    start = STREAM_START[:-len(pickle.dumps(SYSTEM, 2))]
    (HERE / "evil-machine-posix.system.pth").write_bytes(start + evil)
    (HERE / "evil-keys-posix.system.pth").write_bytes(STREAM_START + pickle.dumps({}, 2) + evil)
    zipped("evil-zip-posix.system.pth", wants("posix.system", "reduce"), b"")
    # What has no name that a file name can hold.
    stream("outside-path.pth", b"c../../tmp/evil\nrun\n" + CALL + b"R", [], b"")
    stream("outside-escape.pth", b"c\x1b[2Jos\nsystem\n" + CALL + b"R", [], b"")
    stream("outside-lookalike.pth", op("collections") + op("\u041erderedDict") + b"\x93" + CALL + b"R", [], b"")
    stream("outside-long.pth", b"c" + b"a" * 50000 + b"\nsystem\n" + CALL + b"R", [], b"")
    stream("outside-ext1.pth", b"\x82\x07", [], b"")
    stream("outside-ext2.pth", b"\x83\x07\x01", [], b"")
    stream("outside-ext4.pth", b"\x84\x07\x00\x00\xf0", [], b"")
    stream("outside-persid.pth", b"P/etc/passwd\n", [], b"")
    stream("outside-buffer.pth", b"\x97\x98", [], b"")


# --- files that lie ----------------------------------------------------------------------------------------------------


def window(elements, offset, size, stride):
    rebuild = Named("torch._utils._rebuild_tensor_v2").op()
    return rebuild + b"(" + storage("0", elements) + op(offset) + op(size) + op(stride) + b"\x89" + Named("collections.OrderedDict").op() + b")RtR"


def state_of(tensor):
    return b"}" + op("w") + tensor + b"s"


def zipped(file, body, data, method=zipfile.ZIP_STORED):
    with zipfile.ZipFile(HERE / file, "w", method) as archive:
        for name, content in (("lie/data.pkl", b"\x80\x02" + body + b"."), ("lie/data/0", data)):
            archive.writestr(zipfile.ZipInfo(name), content, method)


def overlapping():
    """64 entries of the directory that all are the same 1,024 bytes of the file."""
    tensors = b"}" + b"".join(op(f"w{i}") + Named("torch._utils._rebuild_tensor_v2").op() + b"("
                              + op(("storage", Named("torch.FloatStorage"), f"{i}", "cpu", 256)) + b"Q" + op(0) + op((256,)) + op((1,)) + b"\x89"
                              + Named("collections.OrderedDict").op() + b")RtRs" for i in range(64))
    zipped("lie-overlapping.pth", tensors, bytes(1024))
    content = (HERE / "lie-overlapping.pth").read_bytes()
    end = content.rindex(b"PK\x05\x06")
    start, last = content.index(b"PK\x01\x02"), content.rindex(b"PK\x01\x02")
    entry, directory = content[last:end], content[start:end]
    for i in range(1, 64):
        name = f"lie/data/{i}".encode()
        directory += entry[:28] + struct.pack("<H", len(name)) + entry[30:46] + name
    tail = content[end:end + 8] + struct.pack("<HHII", 65, 65, len(directory), start) + content[end + 20:]
    (HERE / "lie-overlapping.pth").write_bytes(content[:start] + directory + tail)


def write_lying():
    four = floats(1, 2, 3, 4)
    good = window(4, 0, (2, 2), (2, 1))
    for lie, tensor in {
            "offset-beyond": window(4, 3, (2,), (1,)), "stride-beyond": window(4, 0, (2, 2), (3, 1)), "stride-overflows": window(4, 0, (3,), (1 << 62,)),
            "stride-negative": window(4, 3, (2,), (-1,)), "offset-negative": window(4, -1, (2,), (1,)), "shape-overflows": window(4, 0, (1 << 40, 1 << 40), (0, 0)),
            "repeats-for-ever": window(4, 0, (1 << 40,), (0,)), "ranks-differ": window(4, 0, (2, 2), (1,)), "elements-of-another": window(5, 0, (2,), (1,)),
            "elements-beyond": window(1 << 40, 0, (2,), (1,))}.items():
        stream(f"lie-{lie}.pth", state_of(tensor), ["0"], four)
    stream("lie-deep.pth", b"(" * 3000 + b")" + b"t" * 3000, [], b"")
    stream("lie-itself.pth", b"}q\x01" + op("w") + b"h\x01s", [], b"")
    stream("lie-laughs.pth", b"]q\x00" + b"".join(b"](" + b"h" + bytes([i]) + b"h" + bytes([i]) + b"eq" + bytes([i + 1]) for i in range(200)) + b"0" * 200, [], b"")
    stream("lie-string.pth", b"X\xff\xff\xff\x7fshort", [], b"")
    most = struct.pack("<Q", (1 << 63) - 1)
    stream("lie-frame.pth", b"\x95" + most + op({"w": 1}), [], b"")
    stream("lie-bytes8.pth", b"\x8e" + most, [], b"")
    stream("lie-bytearray8.pth", b"\x96" + struct.pack("<Q", 1 << 40), [], b"")
    stream("lie-text8.pth", b"\x8d" + b"\xff" * 8, [], b"")
    stream("lie-bytes4.pth", b"B\xff\xff\xff\xff", [], b"")
    stream("lie-number.pth", b"\x8b\xff\xff\xff\x7f", [], b"")
    stream("lie-number-negative.pth", b"\x8b\xff\xff\xff\xff", [], b"")
    stream("lie-digits.pth", b"L" + b"9" * 60000 + b"L\n", [], b"")
    stream("lie-line.pth", b"V" + b"a" * 70000 + b"\n", [], b"")
    stream("lie-memo.pth", b"j\xff\xff\xff\xff", [], b"")
    # A list in a tuple in itself; a dict that is its own value; an OrderedDict of a list that holds itself.
    stream("lie-cycle-list.pth", b"]q\x00(h\x00tq\x01a0h\x01h\x00\x86\x85", [], b"")
    stream("lie-cycle-dict.pth", b"}q\x00" + op("w") + b"}q\x01" + op("w") + b"h\x00ss", [], b"")
    stream("lie-cycle-pairs.pth", Named("collections.OrderedDict").op() + b"(]q\x00h\x00atR", [], b"")
    zipped("lie-key.pth", state_of(op(1)) + b"0" + state_of(Named("torch._utils._rebuild_tensor_v2").op() + b"("
           + op(("storage", Named("torch.FloatStorage"), "../../../../etc/passwd", "cpu", 4)) + b"Q" + op(0) + op((2, 2)) + op((2, 1)) + b"\x89"
           + Named("collections.OrderedDict").op() + b")RtR"), four[8:])
    overlapping()
    stream("lie-no-keys.pth", state_of(good), [], b"")
    stream("lie-twice.pth", state_of(good), ["0", "0"], four + four)
    zipped("lie-compressed.pth", state_of(good), four[8:], zipfile.ZIP_DEFLATED)
    zipped("lie-size.pth", state_of(good), four[8:20])
    zipped("lie-nothing.pth", state_of(window(1 << 40, 0, (2,), (1,))), b"")
    # Both of the directory's sizes of the last entry say 2 GB.
    zipped("lie-directory.pth", state_of(window(1 << 29, 0, (2,), (1,))), four[8:])
    content = bytearray((HERE / "lie-directory.pth").read_bytes())
    last = content.rindex(b"PK\x01\x02")
    content[last + 20:last + 28] = struct.pack("<II", 1 << 31, 1 << 31)
    (HERE / "lie-directory.pth").write_bytes(content)


def main():
    HERE.mkdir(parents=True, exist_ok=True)
    write_pytorch()
    safetensors("dtypes.safetensors", dtypes(), {"format": "pt", "note": "größer < \"klein\""})
    torchsharp("dtypes.dat", dtypes())
    write_old()
    write_malicious()
    write_lying()
    (HERE / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False).replace("\n    ", " ") + "\n")


main()
