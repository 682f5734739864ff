"""Tensors as small JSON: dtype by C#'s name, shape, and the shortest digits that give the same numbers back."""
import json
import math

import numpy
import torch

NAMES = {
    torch.uint8: "Byte", torch.int8: "Int8", torch.int16: "Int16", torch.int32: "Int32", torch.int64: "Int64", torch.float16: "Float16",
    torch.float32: "Float32", torch.float64: "Float64", torch.complex64: "ComplexFloat32", torch.complex128: "ComplexFloat64",
    torch.bool: "Bool", torch.bfloat16: "BFloat16",
}


def number(value, single):
    if isinstance(value, (bool, int)):
        return int(value)
    if math.isfinite(value):
        return float(str(numpy.float32(value))) if single else value
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def described(value, layout=False):
    """{dtype, shape, data}; complex numbers as pairs. With layout: `turned` where a matrix is stored by columns."""
    if not isinstance(value, torch.Tensor):
        return value
    flat = (torch.zeros(value.shape, dtype=value.dtype) if value._is_zerotensor() else value.detach()).resolve_conj()
    flat = torch.view_as_real(flat) if flat.is_complex() else flat
    single = flat.dtype in (torch.float32, torch.float16, torch.bfloat16)
    result = {"dtype": NAMES[value.dtype], "shape": list(value.shape), "data": [number(v, single) for v in flat.flatten().tolist()]}
    if layout and not value.is_contiguous():
        result["turned"] = True
    return result


def write(file, content):
    """One case a line, so that a change is seen in a diff."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, separators=(",", ":"))
    for start in ('{"self"', '{"case"', '"inputs"', '"operators"'):
        text = text.replace(start, "\n" + start)
    file.write_text(text + "\n")
