"""The operators that no table of operators.py covers, each call on a line."""
import torch
import torch.nn.functional as F


def add(case):
    shapes(case)
    reductions(case)
    indexing(case)
    products(case)
    others(case)


def shapes(case):
    for op, *arguments in (
        ("broadcast_to", [4, 2, 3]), ("chunk", 2, 1), ("diag",), ("diag", 1), ("diag_embed",), ("diag_embed", 1, 0, 2), ("diagflat", 1),
        ("diagonal", 1), ("expand", [2, 2, 3]), ("flatten", 0, 1), ("flip", [0, 1]), ("flip", [-1]), ("hsplit", 3), ("hsplit", [1, 2]),
        ("moveaxis", [0, 1], [1, 0]), ("movedim", [1, 0], [0, 1]), ("narrow", 1, 1, 2), ("permute", [1, 0]), ("repeat", [2, 1]), ("repeat", [2, 2, 1]),
        ("repeat_interleave", 2), ("repeat_interleave", 2, 1), ("repeat_interleave", "#rows", 0), ("reshape", [3, 2]), ("reshape", [-1]), ("roll", [1], [0]),
        ("roll", [1, -1], [0, 1]), ("rot90", 1), ("select", 1, -1), ("split", 2, 1), ("split", [1, 2], 1), ("squeeze", 0), ("swapaxes", 0, 1),
        ("swapdims", -1, 0), ("tensor_split", 2, 1), ("tensor_split", [1, 2], 1), ("tile", [2, 2]), ("transpose", 0, 1), ("tril",), ("tril", -1), ("triu",),
        ("triu", 1), ("unbind", 1), ("unflatten", 1, [3, 1]), ("unfold", 1, 2, 1), ("unsqueeze", 0), ("unsqueeze", -1), ("view", [6]), ("view", [3, -1]),
        ("vsplit", 2), ("vsplit", [1]), ("expand_as", "#batch2"), ("view_as", "#l2"), ("t",), ("view", [5]), ("permute", [0, 0]),
    ):
        for name in ("m", "turned", "i"):
            case(op, name, *arguments)
    case("roll", "m", 1, py=lambda x, n: x.roll(n))
    case("expand_as", "row", "#m")
    case("expand", "column", [-1, 4])
    case("dsplit", "batch", 2)
    case("dsplit", "batch", [1, 3])
    case("rot90", "batch", 3)
    case("slice", "batch", 1, 0, 3, 2, py=lambda x, dim, start, end, step: x[:, start:end:step])
    case("channel_shuffle", "image", 2, py=F.channel_shuffle)
    case("view_as_complex", "pairs", py=torch.view_as_complex)
    case("view_as_real", "pairs", py=torch.view_as_real)  # refused: not complex
    case("transpose", "square", 0, 1)
    case("tensor_split", "v4", "#positions", py=lambda x, at: x.tensor_split(at))
    case("atleast_2d", "batch")


def reductions(case):
    for name in ("m", "turned", "batch", "special", "i", "empty"):
        for op in ("sum", "prod", "all", "any", "argmax", "argmin", "max", "min", "logsumexp"):
            case(op, name, 0)
            case(op, name, -1, True)
        for op in ("cumsum", "cumprod", "cummax", "cummin", "logcumsumexp", "softmax", "log_softmax", "argsort", "sort", "mode"):
            case(op, name, 0)
        for op in ("amax", "amin"):
            case(op, name, [0])
            case(op, name, [-1], True)
        case("mean", name, [0], True)
        case("sum", name, [0], True)
        case("norm", name, 0, True, 1.0, py=lambda x, dim, keep, p: x.norm(p, dim, keep))
        case("norm", name, 3.0)
        case("count_nonzero", name, [0])
        case("aminmax", name, 0, True, py=lambda x, dim, keep: x.aminmax(dim=dim, keepdim=keep))
        case("kthvalue", name, 1, -1)
        case("topk", name, 1, -1)
        for op in ("std", "var"):
            case(op, name, False)
            case(op, name, 0, False, True, py=lambda x, dim, unbiased, keep, op=op: getattr(x, op)(dim, unbiased=unbiased, keepdim=keep))
            case(op, name, [0], True)
    for op in ("std_mean", "var_mean"):
        case(op, "m", False, py=lambda x, unbiased, op=op: getattr(torch, op)(x, unbiased))
    case("sum", "batch", 0, 1, py=lambda x, a, b: x.sum((a, b)))
    case("sum", "batch", 0, 1, 2, py=lambda x, *dims: x.sum(dims))
    case("sum", "i", "dtype:Float64", py=lambda x, dtype: x.sum(dtype=dtype))
    case("cumsum", "i", 1, "dtype:Float32", py=lambda x, dim, dtype: x.cumsum(dim, dtype=dtype))
    case("softmax", "d", 1, "dtype:Float32", py=lambda x, dim, dtype: x.softmax(dim, dtype=dtype))
    case("mean", "i", [1], False, "dtype:Float64", py=lambda x, dim, keep, dtype: x.mean(dim, keep, dtype=dtype))
    case("prod", "i", 1, True, "dtype:Float32", py=lambda x, dim, keep, dtype: x.prod(dim, keep, dtype=dtype))
    case("topk", "batch", 2, 1, False)
    case("sort", "l", -1, True, True, py=lambda x, dim, descending, stable: x.sort(dim=dim, descending=descending, stable=stable))
    case("argsort", "m", 1, True)
    case("kthvalue", "batch", 2, 1, True)
    case("diff", "batch", 2, 1)
    case("diff", "m", 1, 1, "#column")
    case("renorm", "m", 2.0, 0, 1.0)
    case("dist", "m", "#n", 1.0)
    case("trapezoid", "m", "#n", 1, py=lambda y, x, dim: torch.trapezoid(y, x, dim=dim))
    case("cumulative_trapezoid", "m", "#n", 1, py=lambda y, x, dim: torch.cumulative_trapezoid(y, x, dim=dim))
    case("cov", "m")
    case("cov", "m", 0, py=lambda x, correction: x.cov(correction=correction))
    case("corrcoef", "m")
    case("histc", "m", 4, -1, 3)
    case("bincount", "l", None)
    case("bincount", "l", "#weights", 8)
    case("unique", "l", True, True, True)
    case("unique", "m")
    case("unique_consecutive", "l", True, True)


def indexing(case):
    case("gather", "m", 1, "#l2")
    case("gather", "m", 0, "#b")
    case("scatter", "m", 1, "#l2", "#n")
    case("scatter_add", "m", 1, "#l2", "#n")
    case("index_select", "m", 0, "#rows")
    case("index_select", "turned", 1, "#rows")
    case("index_select", "m", 2, "#rows")
    case("index_add", "m", 0, "#rows", "#n", 2, py=lambda x, dim, i, s, alpha: x.index_add(dim, i, s, alpha=alpha))
    case("index_copy", "m", 0, "#rows", "#n")
    case("index_fill", "m", 1, "#rows", -7)
    case("masked_fill", "m", "#b", -2.5)
    case("masked_fill", "i", "#b", 9)
    case("masked_scatter", "m", "#b", "#n")
    case("masked_select", "m", "#b")
    case("masked_select", "m", "#i")
    case("take", "m", "#positions")
    case("take_along_dim", "m", "#positions", py=lambda x, i: x.take_along_dim(i))
    case("where", "m", "#b", "#n", py=lambda x, condition, y: torch.where(condition, x, y))
    case("select_scatter", "m", "#row", 0, 1)
    case("slice_scatter", "m", "#column", 1, 0, 1)
    case("diagonal_scatter", "square", "#row")
    case("bucketize", "m", "#edges", py=lambda x, edges: torch.bucketize(x, edges))
    case("bucketize", "m", "#edges", True, True, py=lambda x, edges, short, right: torch.bucketize(x, edges, out_int32=short, right=right))
    case("isin", "l", "#positions", py=torch.isin)
    case("isin", "l", "#positions", False, True, py=lambda x, y, unique, invert: torch.isin(x, y, assume_unique=unique, invert=invert))


def products(case):
    for left, right in (("m", "turned"), ("m", "square"), ("square", "row"), ("row", "row"), ("batch", "batch2"), ("d", "d2"), ("i", "l2"), ("m", "d")):
        case("matmul", left, "#" + right)
    for op, left, right in (
        ("mm", "m", "square"), ("mm", "turned", "square"), ("mm", "m", "n"), ("mv", "square", "row"), ("dot", "row", "row"), ("vdot", "row", "row"), ("inner", "m", "n"),
        ("outer", "row", "v4"), ("ger", "row", "v4"), ("bmm", "batch", "batch2"), ("kron", "m", "column"), ("cholesky_solve", "turned", "square"), ("cholesky_solve", "column", "d"),
    ):
        case(op, left, "#" + right)
    case("addmm", "m", "#n", "#square", 0.5, 2.0, py=lambda x, a, b, beta, alpha: x.addmm(a, b, beta=beta, alpha=alpha))
    case("addmv", "row", "#square", "#row", 0.5, 2.0, py=lambda x, a, b, beta, alpha: x.addmv(a, b, beta=beta, alpha=alpha))
    case("addr", "square", "#row", "#row", 0.5, 2.0, py=lambda x, a, b, beta, alpha: x.addr(a, b, beta=beta, alpha=alpha))
    case("addbmm", "square", "#batch", "#batch2", 0.5, 2.0, py=lambda x, a, b, beta, alpha: x.addbmm(a, b, beta=beta, alpha=alpha))
    case("baddbmm", "square", "#batch", "#batch2", 0.5, 2.0, py=lambda x, a, b, beta, alpha: x.baddbmm(a, b, beta=beta, alpha=alpha))
    case("tensordot", "batch", "#batch2", [1, 2], [2, 1], py=lambda x, y, a, b: torch.tensordot(x, y, (a, b)))
    for op in ("det", "inverse", "logdet", "trace", "matrix_exp", "cholesky", "cholesky_inverse", "geqrf", "adjoint", "tril"):
        case(op, "square")
        case(op, "d")
    case("det", "m")
    case("cholesky", "square", True)
    case("matrix_power", "square", 3)
    case("matrix_power", "d", -1)
    case("ormqr", "square", "#row", "#square")


def others(case):
    for op, *arguments in (
        ("clamp", -0.5, 0.5), ("clamp", "#small", "#n"), ("clamp", None, 1), ("clip", -0.5, 0.5), ("threshold", 0.5, -1.0), ("hardtanh", -0.5, 0.75),
        ("leaky_relu", 0.1), ("celu", 0.5), ("softplus", 2.0, 1.0), ("elu", 0.5), ("round", 1), ("logit", 0.1), ("mvlgamma", 1),
        ("addcmul", "#n", "#small", 0.5), ("addcdiv", "#n", "#small", 0.5), ("addcdiv", "#n", "#small"), ("lerp", "#n", "#small"), ("glu", 0), ("bitwise_not",),
    ):
        calls = {
            "threshold": F.threshold, "hardtanh": F.hardtanh, "elu": F.elu, "celu": F.celu, "leaky_relu": F.leaky_relu, "softplus": F.softplus, "glu": F.glu,
            "addcmul": lambda x, a, b, value: x.addcmul(a, b, value=value), "addcdiv": lambda x, a, b, value=1: x.addcdiv(a, b, value=value),
            "round": lambda x, decimals: x.round(decimals=decimals),
        }
        for name in ("m", "turned", "special", "d"):
            case(op, name, *arguments, py=calls.get(op))
    for mode in ("floor", "trunc"):
        for left, right in (("m", "n"), ("i", "i2"), ("special", "special2")):
            case("div", left, "#" + right, "rounding:" + mode, py=lambda x, y, rounding: x.div(y, rounding_mode=rounding.split(":")[1]))
            case("divide", left, "#" + right, "rounding:" + mode, py=lambda x, y, rounding: x.div(y, rounding_mode=rounding.split(":")[1]))
    case("add", "m", "#n", 2, py=lambda x, y, alpha: x.add(y, alpha=alpha))
    case("elu", "m", 1.5, 2.0, 0.5, py=lambda x, a, s, i: torch.ops.aten.elu(x, a, s, i))
    case("type_as", "m", "#i")
    case("prelu", "m", "#one")
    case("allclose", "m", "#m")
    case("allclose", "m", "#n")
    case("allclose", "special", "#special", 1e-5, 1e-8, True)
    case("isclose", "special", "#special", 1e-5, 1e-8, True)
    for name in ("m", "special", "i"):
        case("nan_to_num", name)
        case("nan_to_num", name, 1.5, 2.5, -3.5)
        case("nanmean", name)
        case("equal", name, "#" + name, py=torch.eq)
        case("new_zeros", name, [2, 2])
        case("new_ones", name, 3, py=lambda x, n: x.new_ones(n))
        case("new_full", name, [2], 7)
    case("nanmean", "m", 1, True)
    for order in (0, 1, 2):
        case("polygamma", "small", order, py=lambda x, n: torch.polygamma(n, x))
    case("pinverse", "m")
    case("vander", "row", py=torch.vander)
    case("vander", "row", 4, True, py=torch.vander)
    case("as_strided", "batch", [2, 3], [1, 2], 4)
    case("stft", "signal", 4, py=lambda x, n: x.stft(n, return_complex=False))
    case("stft", "signal", 8, 2, 6, "#window", False, py=lambda x, n, hop, width, window, center: x.stft(n, hop, width, window, center=center, return_complex=False))
