#!/usr/bin/python3
"""Writes what tests/TorchSharp.System.Tests/Operators compares every operator of Tensor with.

    /usr/bin/python3 tests/peers/operators.py

An operator is a line in one of the tables below, or a case: its name in C#, a tensor of INPUTS, the arguments in C#'s
order ("#name" stands for a tensor), and, where PyTorch's call looks otherwise, that call. PyTorch's answer is stored with
its dtype, or the fact that it refuses; and the gradients of sum(answer * 1, 2, 3, ...) where there are any.
"""
import math
from pathlib import Path

import torch
import torch.nn.functional as F

from reference_json import described, write

FILE = Path(__file__).resolve().parent.parent / "TorchSharp.System.Tests" / "Operators" / "fixtures" / "operators.json"
NAN, INF = math.nan, math.inf

INPUTS = {
    "m": torch.tensor([[0.5, -1.25, 2.0], [-0.75, 3.5, 0.25]]),
    "n": torch.tensor([[1.5, 0.5, -2.0], [0.75, 2.25, -3.0]]),
    "row": torch.tensor([0.5, 2.0, -1.5]),
    "column": torch.tensor([[2.0], [-0.5]]),
    "turned": torch.tensor([[0.3, -0.6], [0.9, 0.1], [-0.2, 0.7]]).t(),
    "small": torch.tensor([[0.1, 0.9, 0.4], [0.6, 0.3, 0.7]]),
    "square": torch.tensor([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 2.0]]),
    "batch": torch.arange(24.0).reshape(2, 3, 4) / 8 - 1,
    "batch2": torch.arange(24.0).reshape(2, 4, 3) / 16 - 0.5,
    "d": torch.tensor([[0.1, 0.7], [-0.3, 1.9]], dtype=torch.float64),
    "d2": torch.tensor([[1.1, -0.7], [0.3, 2.5]], dtype=torch.float64),
    "scalar": torch.tensor(0.625),
    "empty": torch.zeros(0, 3),
    "special": torch.tensor([NAN, INF, -INF, 0.0, -0.0, 1e-38, 3e38]),
    "special2": torch.tensor([1.0, -INF, INF, NAN, 0.0, 2.0, 3e38]),
    "i": torch.tensor([[7, -3, 12], [4, 0, -9]], dtype=torch.int32),
    "i2": torch.tensor([[2, 5, -3], [1, 3, 4]], dtype=torch.int32),
    "l": torch.tensor([3, 1, 2, 1, 0]),
    "l2": torch.tensor([[0, 2, 1], [1, 0, 2]]),
    "rows": torch.tensor([1, 0]),
    "positions": torch.tensor([5, 0, 3]),
    "u": torch.tensor([1, 200, 77], dtype=torch.uint8),
    "b": torch.tensor([[True, False, True], [False, True, True]]),
    "b2": torch.tensor([[True, True, False], [False, True, False]]),
    "edges": torch.tensor([-1.0, 0.0, 1.0, 2.0]),
    "v4": torch.tensor([1.0, -2.0, 0.5, 4.0]),
    "weights": torch.tensor([0.5, 1.0, 2.0, 0.25, 3.0]),
    "one": torch.tensor([0.2]),
    "image": torch.arange(16.0).reshape(1, 4, 2, 2),
    "signal": torch.tensor([0.0, 0.5, 1.0, 0.25, -0.5, -1.0, 0.75, 0.5, -0.25, 0.0, 1.0, 0.5]),
    "window": torch.tensor([0.25, 0.5, 1.0, 1.0, 0.5, 0.25]),
    "pairs": torch.tensor([[1.0, 2.0], [-0.5, 0.25]]),
}

# No arguments, or only such as have defaults: over every kind of input.
UNARY = """abs absolute acos acosh alias angle arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh
atleast_1d atleast_2d atleast_3d bitwise_not ceil celu clone conj conj_physical contiguous cos cosh deg2rad detach digamma
erf erfc erfinv exp exp2 expm1 fix floor frac frexp gelu hardsigmoid hardswish i0 isfinite isinf isnan isneginf isposinf
isreal lgamma log log10 log1p log2 log_sigmoid logical_not logit neg negative nonzero argwhere positive rad2deg ravel
reciprocal relu relu6 resolve_conj resolve_neg round rsqrt selu sgn sigmoid sign signbit silu sin sinc sinh softplus sqrt
square tan tanh trunc half bfloat16 cfloat cdouble all any argmax argmin max mean median min nanmedian nansum norm
prod std sum var count_nonzero std_mean var_mean aminmax msort argsort sort flatten squeeze diff glu is_nonzero
mode t adjoint fliplr flipud elu""".split()
UNARY_INPUTS = "m turned d scalar empty special i u b batch".split()

BINARY = """add sub subtract mul multiply div divide true_divide floor_divide fmod remainder pow float_power maximum minimum
max min fmax fmin eq ne not_equal lt le gt ge greater greater_equal less less_equal atan2 arctan2 copysign hypot heaviside
logaddexp logaddexp2 nextafter xlogy ldexp igamma igammac bitwise_and bitwise_or bitwise_xor bitwise_left_shift
bitwise_right_shift logical_and logical_or logical_xor gcd lcm isclose dist""".split()
BINARY_PAIRS = [("m", "n"), ("m", "row"), ("column", "row"), ("turned", "small"), ("d", "d2"), ("m", "d"), ("i", "i2"), ("i", "m"),
                ("b", "b2"), ("special", "special2"), ("empty", "row"), ("m", "scalar"), ("u", "u"), ("m", "v4")]
WITH_NUMBER = """add sub subtract mul multiply div divide true_divide floor_divide fmod remainder pow eq ne lt le gt ge clamp_min
clamp_max xlogy leaky_relu celu""".split()
NUMBERS = [("m", 2), ("m", 0.5), ("m", -1.5), ("i", 3), ("i", 2.5), ("special", 2), ("d", 0.75), ("empty", 1)]

FUNCTIONS = {"log_sigmoid": F.logsigmoid, "alias": torch.ops.aten.alias, "isneginf": torch.isneginf, "isposinf": torch.isposinf}
for name in "celu gelu hardsigmoid hardswish relu6 selu silu softplus glu elu leaky_relu".split():
    FUNCTIONS[name] = getattr(F, name)

# PyTorch's own versions answer these differently (1.13 and 2.6): an infinite GELU, shifts beyond the width.
UNSETTLED = [("gelu", "special", []), ("bitwise_left_shift", "i", ["#i2"])]
# And the slope of one number's variance, which is 0 / 0, and of an angle at the origin (2.11).
WITHOUT_GRADIENTS = [("var", "scalar"), ("var_mean", "scalar"), ("atan2", "special"), ("arctan2", "special")]

cases = {}


def case(op, self, *arguments, py=None):
    """One call of one operator."""
    if (op, self, list(arguments)) in UNSETTLED:
        return
    call = py or FUNCTIONS.get(op) or (getattr(torch.Tensor, op) if hasattr(torch.Tensor, op) else getattr(torch, op))
    written = answer(call, self, arguments)
    if (op, self) in WITHOUT_GRADIENTS:
        written.pop("grads", None)
    cases.setdefault(op, []).append({"self": self, "args": list(arguments), **written})


def answer(call, self, arguments):
    leaves = {name: INPUTS[name].detach().clone(memory_format=torch.preserve_format) for name in dict.fromkeys([self, *tensors_in(arguments)])}
    try:
        plain = results(call(leaves[self], *(resolved(argument, leaves) for argument in arguments)))
    except (RuntimeError, IndexError, TypeError) as refusal:
        return {"refused": str(refusal).splitlines()[0][:60]}
    return {"out": [described(value) for value in plain], **gradients(call, self, arguments, leaves)}


def gradients(call, self, arguments, leaves):
    wanted = {name: leaf.requires_grad_() for name, leaf in leaves.items() if leaf.is_floating_point()}
    try:
        outs = [o for o in results(call(leaves[self], *(resolved(a, leaves) for a in arguments))) if isinstance(o, torch.Tensor) and o.requires_grad and o.is_floating_point()]
        if not outs or any(leaf.numel() == 0 for leaf in wanted.values()):
            return {}
        sum((o * torch.arange(1, o.numel() + 1).reshape(o.shape)).sum() for o in outs).backward()
    except RuntimeError:
        return {}
    return {"grads": {name: described(leaf.grad) for name, leaf in wanted.items() if leaf.grad is not None}}


def tensors_in(arguments):
    return [argument[1:] for argument in arguments if isinstance(argument, str) and argument.startswith("#")]


def resolved(argument, leaves):
    if isinstance(argument, str) and argument.startswith("#"):
        return leaves[argument[1:]]
    return getattr(torch, argument[6:].lower()) if isinstance(argument, str) and argument.startswith("dtype:") else argument


def results(value):
    return [value] if isinstance(value, (torch.Tensor, bool)) else [v for v in value if v is not None]


def tables():
    for op in UNARY:
        for name in UNARY_INPUTS:
            case(op, name)
    for op in BINARY:
        for left, right in BINARY_PAIRS:
            case(op, left, "#" + right)
    for op in WITH_NUMBER:
        for left, number in NUMBERS:
            case(op, left, number)


if __name__ == "__main__":
    import operator_cases

    tables()
    operator_cases.add(case)
    write(FILE, {"inputs": {name: described(value, layout=True) for name, value in INPUTS.items()}, "operators": cases})
    print(len(cases), "operators,", sum(map(len, cases.values())), "cases,", FILE.stat().st_size, "bytes")
