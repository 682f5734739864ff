#!/usr/bin/python3
"""The unbiased MMD² with a Gaussian kernel of median width, in plain numpy. Writes tests/FineTune.Tests/Vault/fixtures/mmd.json."""
import json
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent.parent / "FineTune.Tests" / "Vault" / "fixtures"
rng = np.random.default_rng(3)


def mmd2(x, y):
    z = np.concatenate([x, y])
    d2 = ((z[:, None] - z[None]) ** 2).sum(-1)
    width2 = np.median(d2[np.triu_indices(len(z), 1)])
    k = np.exp(-d2 / (2 * width2))
    n, m = len(x), len(y)
    kxx, kyy, kxy = k[:n, :n], k[n:, n:], k[:n, n:]
    return (kxx.sum() - np.trace(kxx)) / (n * (n - 1)) + (kyy.sum() - np.trace(kyy)) / (m * (m - 1)) - 2 * kxy.mean()


cases = []
for n, m, shift in [(20, 20, 0.0), (20, 13, 0.5), (7, 30, 2.0)]:
    x = rng.standard_normal((n, 6)).round(4)
    y = (rng.standard_normal((m, 6)) + shift).round(4)
    cases.append({"x": x.tolist(), "y": y.tolist(), "mmd2": mmd2(x, y)})
(HERE / "mmd.json").write_text(json.dumps(cases))
