#!/usr/bin/python3
"""Writes what tests/TorchSharp.System.Tests/Rooms compares torch.linalg, fft, special and torch's own functions with.

    /usr/bin/python3 tests/peers/rooms.py

A case: the room, the function's name in C#, its arguments in C#'s order ("#name" stands for a tensor, ["#a", "#b"] for a
list of them, "=text" for a text or the name of an enum's value) and, where PyTorch's call looks otherwise, that call.
"""
from pathlib import Path

import torch

from reference_json import described, write

FILE = Path(__file__).resolve().parent.parent / "TorchSharp.System.Tests" / "Rooms" / "fixtures" / "rooms.json"

INPUTS = {
    "square": torch.tensor([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 2.0]], dtype=torch.float64),
    "general": torch.tensor([[1.0, 2.0, 0.5], [-1.0, 0.5, 3.0], [2.0, -0.25, 1.5]], dtype=torch.float64),
    "tall": torch.tensor([[1.0, 2.0], [0.5, -1.0], [3.0, 0.25], [1.0, 1.0]], dtype=torch.float64),
    "tall3": torch.tensor([[1.0, 2.0, 0.0], [0.5, -1.0, 1.0], [3.0, 0.25, 2.0], [1.0, 1.0, -1.0]], dtype=torch.float64),
    "upper": torch.tensor([[2.0, 1.0, 0.5], [0.0, 3.0, -1.0], [0.0, 0.0, 1.5]], dtype=torch.float64),
    "batched": (torch.arange(18.0, dtype=torch.float64).reshape(2, 3, 3) ** 2).sin(),
    "b3": torch.tensor([[1.0], [2.0], [-1.0]], dtype=torch.float64),
    "tau": torch.tensor([0.5, 1.25], dtype=torch.float64),
    "right4": torch.tensor([[1.0], [0.5], [-2.0], [1.5]], dtype=torch.float64),
    "z": torch.tensor([[1 + 2j, 0.5 - 1j], [-1j, 2 + 0j]], dtype=torch.complex128),
    "x": torch.tensor([0.1, 0.5, 0.9, 1.5, 3.0]),
    "positive": torch.tensor([0.5, 1.0, 2.5, 4.0]),
    "other": torch.tensor([1.5, 0.25, 3.0, 2.0]),
    "unit": torch.tensor([0.1, 0.25, 0.5, 0.9]),
    "degree": torch.tensor([0.0, 1.0, 2.0, 3.0]),
    "signal": torch.tensor([0.0, 1.0, -0.5, 2.0, 0.25, -1.0, 3.0, 0.5], dtype=torch.float64),
    "plane": (torch.arange(12.0, dtype=torch.float64).reshape(3, 4) * 0.7).cos(),
    "cube": (torch.arange(24.0, dtype=torch.float64).reshape(2, 3, 4) * 0.3).sin(),
    "spectrum": torch.tensor([2 + 0j, 1 - 1j, 0.5 + 2j, -1 + 0j], dtype=torch.complex128),
    "v3": torch.tensor([1.0, 2.0, 3.0]),
    "w3": torch.tensor([-1.0, 0.5, 2.0]),
    "m23": torch.tensor([[1.0, -2.0, 3.0], [0.5, 0.25, -1.0]]),
    "n23": torch.tensor([[2.0, 1.0, 0.0], [-1.0, 4.0, 2.5]]),
    "holes": torch.tensor([1.0, float("nan"), float("inf"), -float("inf"), 2.0]),
    "sorted": torch.tensor([0.5, 1.0, 2.0, 4.0]),
    "places": torch.tensor([[0, 2], [1, 1]]),
    "tensor4": torch.eye(6, dtype=torch.float64).reshape(2, 3, 6) + 0.1,
    "right23": torch.tensor([[1.0, 2.0, -1.0], [0.5, 0.0, 3.0]], dtype=torch.float64),
    "wave": (torch.arange(32.0) * 0.4).sin(),
    "window8": torch.hann_window(8),
    "values": torch.tensor([0.1, 0.7, 1.2, 1.9, 2.0, 2.6, 3.3, 3.9, 0.4, 0.5, 2.2, 1.1]),
    "edges": torch.tensor([0.0, 1.0, 2.5, 4.0]),
    "weights": torch.linspace(0.5, 1.5, 12),
}

CASES = []


def case(room, function, *arguments, py=None):
    def value(argument):
        if isinstance(argument, list) and argument and isinstance(argument[0], str):
            return [INPUTS[name[1:]].clone() for name in argument]
        if isinstance(argument, str) and argument[0] == "#":
            return INPUTS[argument[1:]].clone()
        return argument[1:] if isinstance(argument, str) else argument

    home = {"linalg": torch.linalg, "fft": torch.fft, "special": torch.special, "torch": torch}[room]
    call = py or getattr(home, function)
    found = call(*[value(argument) for argument in arguments])
    answers = [described(one) for one in (found if isinstance(found, (tuple, list)) else [found])]
    CASES.append({"case": f"{room}.{function} {list(arguments)}", "room": room, "function": function, "args": list(arguments), "gives": answers})


def linalg():
    for op in ("det", "slogdet", "inv", "inv_ex", "eigvals", "eig", "svdvals", "matrix_exp", "lu_factor", "lu", "cond", "norm", "pinv", "matrix_rank"):
        for name in ("#general", "#square", "#batched"):
            case("linalg", op, name)
    for name in ("#tall", "#general", "#batched"):
        case("linalg", "svd", name)
        case("linalg", "svd", name, False)
        case("linalg", "qr", name)
    case("linalg", "qr", "#tall", "=Complete", py=lambda a, mode: torch.linalg.qr(a, "complete"))
    case("linalg", "qr", "#tall", "=R", py=lambda a, mode: torch.linalg.qr(a, "r"))
    case("linalg", "cholesky", "#square")
    case("linalg", "cholesky_ex", "#square", True, py=lambda a, check: torch.linalg.cholesky_ex(a, check_errors=check))
    for uplo in ("=L", "=U"):
        case("linalg", "eigh", "#square", uplo)
        case("linalg", "eigvalsh", "#square", uplo)
    for p in ("=fro", "=nuc", 1, 2, -2, 1.0):
        case("linalg", "cond", "#general", p)
    for order in ("=fro", "=nuc"):
        case("linalg", "matrix_norm", "#batched", order, [-2, -1], True)
        case("linalg", "norm", "#general", order, [0, 1])
    for order in (1.0, 2.0, -1.0):
        case("linalg", "matrix_norm", "#batched", order)
        case("linalg", "norm", "#general", order)
        case("linalg", "vector_norm", "#batched", order, [0, 2], True)
    case("linalg", "norm", "#batched", [1], True, py=lambda a, dim, keep: torch.linalg.norm(a, dim=dim, keepdim=keep))
    case("linalg", "norm", "#general", 1)
    case("linalg", "vector_norm", "#tall")
    case("linalg", "matrix_rank", "#tall", 0.5, 0.01, False, py=lambda a, atol, rtol, h: torch.linalg.matrix_rank(a, atol=atol, rtol=rtol, hermitian=h))
    case("linalg", "pinv", "#tall", 0.1, 0.01, py=lambda a, atol, rtol: torch.linalg.pinv(a, atol=atol, rtol=rtol))
    case("linalg", "cross", "#v3", "#w3")
    case("linalg", "cross", "#batched", "#batched", 0 + 1, py=lambda a, b, dim: torch.linalg.cross(a, b, dim=dim))
    case("linalg", "diagonal", "#batched", 1, py=lambda a, offset: torch.linalg.diagonal(a, offset=offset))
    case("linalg", "vander", "#v3")
    case("linalg", "vander", "#v3", 5, py=lambda x, n: torch.linalg.vander(x, N=n))
    case("linalg", "vecdot", "#m23", "#n23")
    case("linalg", "vecdot", "#m23", "#n23", 0, py=lambda x, y, dim: torch.linalg.vecdot(x, y, dim=dim))
    case("linalg", "multi_dot", ["#tall", "#right23", "#general"])
    case("linalg", "solve", "#general", "#b3")
    case("linalg", "solve_ex", "#general", "#b3")
    case("linalg", "solve_triangular", "#upper", "#b3", True, py=lambda a, b, upper: torch.linalg.solve_triangular(a, b, upper=upper))
    case("linalg", "lstsq", "#tall", "#right4")
    case("linalg", "lstsq", "#tall3", "#right4", 1e-3)
    case("linalg", "tensorinv", "#tensor4", 2)
    case("linalg", "tensorsolve", "#tensor4", "#right23", None)
    case("linalg", "householder_product", "#tall", "#tau")
    case("linalg", "ldl_factor", "#square", py=lambda a: torch.linalg.ldl_factor(a, hermitian=True))
    case("linalg", "ldl_factor_ex", "#square", py=lambda a: torch.linalg.ldl_factor_ex(a, hermitian=True))
    case("linalg", "det", "#z")
    case("linalg", "eigvals", "#z")


def fft():
    norms = {"=Backward": "backward", "=Forward": "forward", "=Ortho": "ortho"}
    for norm, name in norms.items():
        for op in ("fft", "ifft", "rfft", "ihfft"):
            case("fft", op if op != "fft" else "fft_", "#signal", -1, -1, norm, py=lambda x, n, dim, norm, op=op, name=name: getattr(torch.fft, op)(x, norm=name))
        for op in ("irfft", "hfft", "ifft"):
            case("fft", op, "#spectrum", -1, -1, norm, py=lambda x, n, dim, norm, op=op, name=name: getattr(torch.fft, op)(x, norm=name))
        for op in ("fft2", "ifft2", "rfft2", "fftn", "ifftn", "rfftn", "irfft2", "irfftn", "hfft2", "hfftn", "ihfft2", "ihfftn"):
            case("fft", op, "#plane", None, None, norm, py=lambda x, s, dim, norm, op=op, name=name: getattr(torch.fft, op)(x, norm=name))
    case("fft", "fft_", "#signal", 5, 0, py=torch.fft.fft)
    case("fft", "fft_", "#plane", 3, 0, py=torch.fft.fft)
    case("fft", "irfft", "#spectrum", 7)
    case("fft", "fft2", "#cube", [2, 5], [0, 2])
    case("fft", "fftn", "#cube", [2, 2, 2])
    case("fft", "fftn", "#cube", None, [0, 2])
    for op in ("fftshift", "ifftshift"):
        case("fft", op, "#plane")
        case("fft", op, "#plane", [0])
    for op in ("fftfreq", "rfftfreq"):
        case("fft", op, 7)
        case("fft", op, 8, 0.25)


def special():
    for op in """entr erf erfc erfcx erfinv expit expm1 exp2 gammaln digamma psi i0 i0e i1 i1e ndtr ndtri sinc logit
    airy_ai bessel_j0 bessel_j1 bessel_y0 bessel_y1 modified_bessel_i0 modified_bessel_i1 modified_bessel_k0
    modified_bessel_k1 scaled_modified_bessel_k0 scaled_modified_bessel_k1 spherical_bessel_j0""".split():
        case("special", op, "#unit")
        case("special", op, "#positive")
    for op in ("gammainc", "gammaincc", "xlog1py"):
        case("special", op, "#positive", "#other")
    case("special", "zeta", "#other", "#positive")
    case("special", "polygamma", 2, "#positive")
    case("special", "multigammaln", "#positive", 1, py=torch.special.multigammaln)
    case("special", "softmax", "#m23", 1)
    case("special", "log_softmax", "#m23", 0)
    case("special", "sigmoid", "#x", py=torch.sigmoid)
    for op in """chebyshev_polynomial_t chebyshev_polynomial_u chebyshev_polynomial_v chebyshev_polynomial_w
    shifted_chebyshev_polynomial_t shifted_chebyshev_polynomial_u shifted_chebyshev_polynomial_v
    shifted_chebyshev_polynomial_w hermite_polynomial_h hermite_polynomial_he laguerre_polynomial_l
    legendre_polynomial_p""".split():
        case("special", op, "#unit", "#degree")


def functions():
    for op in ("column_stack", "row_stack", "dstack", "block_diag", "cartesian_prod", "broadcast_tensors", "atleast_1d", "atleast_2d", "atleast_3d"):
        several = op in ("cartesian_prod", "block_diag", "broadcast_tensors")
        case("torch", op, ["#v3", "#w3"], py=(lambda tensors, op=op: getattr(torch, op)(*tensors)) if several else None)
    case("torch", "chain_matmul", ["#tall", "#right23", "#general"], py=lambda tensors: torch.linalg.multi_dot(tensors))
    case("torch", "combinations", "#v3")
    case("torch", "combinations", "#v3", 2, True)
    case("torch", "tensordot", "#general", "#square", 1)
    case("torch", "tensordot", "#cube", "#cube", 3)
    case("torch", "trapz", "#v3", "#w3")
    case("torch", "trapz", "#m23", 0.5, py=lambda y, dx: torch.trapz(y, dx=dx))
    case("torch", "trapezoid", "#m23", 0.5, 0, py=lambda y, dx, dim: torch.trapezoid(y, dx=dx, dim=dim))
    case("torch", "cumulative_trapezoid", "#m23", 0.5, py=lambda y, dx: torch.cumulative_trapezoid(y, dx=dx))
    case("torch", "nan_to_num", "#holes")
    case("torch", "nan_to_num", "#holes", -1.0, 9.0, -9.0)
    case("torch", "nanmean", "#holes", py=lambda x: x.nanmean())
    case("torch", "nanmean", "#m23", 1, True)
    case("torch", "polygamma", "#positive", 1, py=lambda x, n: torch.polygamma(n, x))
    case("torch", "vander", "#v3")
    case("torch", "vander", "#v3", 2, True)
    case("torch", "movedim", "#cube", 0, 2)
    case("torch", "moveaxis", "#cube", -1, 0)
    case("torch", "take_along_dim", "#n23", "#places", 1)
    case("torch", "tril_indices", 3, 4)
    case("torch", "triu_indices", 3, 4, 1)
    case("torch", "searchsorted", "#sorted", "#other")
    case("torch", "searchsorted", "#sorted", "#other", True, True, py=lambda s, v, small, right: torch.searchsorted(s, v, out_int32=small, right=right))
    case("torch", "polar", "#positive", "#other")
    case("torch", "real", "#z")
    case("torch", "imag", "#z")
    case("torch", "pinverse", "#tall")
    case("torch", "slogdet", "#general")
    case("torch", "cholesky", "#square")
    for op in ("bartlett_window", "blackman_window", "hamming_window", "hann_window"):
        case("torch", op, 7)
        case("torch", op, 8, False)
    case("torch", "kaiser_window", 7)
    case("torch", "kaiser_window", 7, False, 5.0)
    case("torch", "hamming_window", 6, True, 0.5, 0.5)
    complex_pairs = lambda x, n, hop=None, win=None, window=None: torch.view_as_real(torch.stft(x, n, hop, win, window, return_complex=True))
    case("torch", "stft", "#wave", 8, py=complex_pairs)
    case("torch", "stft", "#wave", 8, 2, 8, "#window8", py=complex_pairs)
    case("torch", "histogram", "#values", "#edges")
    case("torch", "histogram", "#values", 4, py=lambda x, bins: torch.histogram(x, bins))
    for op in ("std_mean", "var_mean"):
        case("torch", op, "#m23", 1, False, True, py=lambda x, dim, unbiased, keep, op=op: getattr(torch, op)(x, dim, unbiased=unbiased, keepdim=keep))
        case("torch", op, "#cube", [0, 2], py=lambda x, dims, op=op: getattr(torch, op)(x, dims))
    case("torch", "negative_", "#v3", py=torch.neg)
    case("torch", "multiply_", "#v3", "#w3", py=torch.mul)
    case("torch", "arctan", "#v3", "#w3", py=torch.atan2)
    case("torch", "equal", "#v3", "#w3", py=torch.eq)


for room in (linalg, fft, special, functions):
    room()
write(FILE, {"inputs": {name: described(value) for name, value in INPUTS.items()}, "cases": CASES})
print(f"{len(CASES)} cases, {FILE.stat().st_size} bytes")
