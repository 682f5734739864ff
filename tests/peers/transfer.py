#!/usr/bin/python3
"""Writes what tests/FineTune.Tests/Transfer compares with, by the papers' formulas taken literally.

    /usr/bin/python3 tests/peers/transfer.py

LogME: the evidence as the density of a multivariate normal distribution, maximised by a grid that closes in; no fixed point, no SVD.
LEEP: loops over images and classes. H-score: numpy's covariances and pseudo-inverse; Ledoit and Wolf's shrinkage by the sums of their
paper. The probe: Newton's method on the logistic regression. Inputs are hashes of their indices (exact_hash.py).
"""
import json
from pathlib import Path

import numpy as np

import exact_hash

FILE = Path(__file__).resolve().parent.parent / "FineTune.Tests" / "Transfer" / "fixtures" / "transfer.json"


def task(name, rows, columns, classes, signal):
    """Features: noise, and in some columns a shift by class."""
    x = exact_hash.tensor(name, [rows, columns], 1.0, 0.3).double().numpy()
    y = exact_hash.labels(name + " labels", rows, classes).numpy()
    centres = exact_hash.tensor(name + " centres", [classes, columns], 1.0).double().numpy()
    return x + signal * centres[y], y


def log_evidence(alpha, beta, x, y):
    """y is normal with mean 0 and covariance 1/beta + x x'/alpha."""
    covariance = np.eye(len(y)) / beta + x @ x.T / alpha
    _, determinant = np.linalg.slogdet(covariance)
    return -0.5 * (len(y) * np.log(2 * np.pi) + determinant + y @ np.linalg.solve(covariance, y))


def max_evidence(x, y):
    middle, width = np.zeros(2), 12.0
    for _ in range(70):
        grid = [(a, b) for a in np.linspace(-width, width, 15) + middle[0] for b in np.linspace(-width, width, 15) + middle[1]]
        values = [log_evidence(np.exp(a), np.exp(b), x, y) for a, b in grid]
        middle, width = np.array(grid[int(np.argmax(values))]), width * 0.75
    return max(values)


def logme(x, y):
    return float(np.mean([max_evidence(x, (y == c).astype(float)) / len(y) for c in np.unique(y)]))


def leep(theta, y):
    n, z = theta.shape
    joint = np.zeros((y.max() + 1, z))
    for i in range(n):
        joint[y[i]] += theta[i] / n
    total = 0
    for i in range(n):
        total += np.log(sum(joint[y[i], s] / joint[:, s].sum() * theta[i, s] for s in range(z)))
    return float(total / n)


def between(x, y):
    means = np.array([x[y == label].mean(0) for label in y])
    return np.cov(means, rowvar=False, bias=True)


def h_score(x, y):
    return float(np.trace(np.linalg.pinv(np.cov(x, rowvar=False, bias=True), rcond=1e-10) @ between(x, y)))


def shrunk_h_score(x, y):
    n, p = x.shape
    centred = x - x.mean(0)
    s = centred.T @ centred / n
    norm = lambda m: np.sum(m * m) / p
    mu = np.trace(s) / p
    d2 = norm(s - mu * np.eye(p))
    b2 = min(sum(norm(np.outer(row, row) - s) for row in centred) / n**2, d2)
    share = b2 / d2
    covariance = share * mu * np.eye(p) + (1 - share) * s
    return float(np.trace(np.linalg.inv(covariance) @ ((1 - share) * between(x, y))))


def logistic(x, y, classes, penalty):
    """Newton's method on all weights at once; the last row of the result is the bias."""
    n = len(y)
    rows = np.hstack([x, np.ones((n, 1))])
    f, target = rows.shape[1], np.eye(classes)[y]
    ridge = np.repeat(np.append(np.full(f - 1, penalty), 1e-12), classes)
    w = np.zeros(f * classes)
    for _ in range(60):
        logits = rows @ w.reshape(f, classes)
        p = np.exp(logits - logits.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        gradient = (rows.T @ (p - target)).ravel() + ridge * w
        hessian = np.einsum("ni,nj,nkl->ikjl", rows, rows, np.einsum("nk,kl->nkl", p, np.eye(classes)) - np.einsum("nk,nl->nkl", p, p))
        hessian = hessian.reshape(f * classes, f * classes) + np.diag(ridge)
        w = w - np.linalg.lstsq(hessian, gradient, rcond=1e-14)[0]
    logits = rows @ w.reshape(f, classes)
    loss = np.mean(np.log(np.exp(logits).sum(1)) - logits[np.arange(n), y]) + penalty * np.sum(w.reshape(f, classes)[:-1] ** 2) / 2 / n
    return {"weights": w.reshape(f, classes)[:-1].ravel().tolist(), "loss": float(loss)}


def case(name, rows, columns, classes, signal):
    x, y = task(name, rows, columns, classes, signal)
    theta = np.exp(exact_hash.tensor(name + " source", [rows, 5], 2.0).double().numpy() + 0.8 * signal * np.eye(5)[y])
    theta /= theta.sum(1, keepdims=True)
    return {
        "name": name, "rows": rows, "columns": columns, "classes": classes, "signal": signal,
        "logme": logme(x, y), "leep": leep(theta, y), "hscore": h_score(x, y), "shrunk": shrunk_h_score(x, y),
        "logistic": logistic(x, y, classes, 0.5),
    }


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    cases = [case("tall", 40, 6, 3, 0.8), case("wide", 12, 20, 3, 0.8), case("noise", 30, 4, 2, 0.0), case("clear", 36, 5, 4, 2.0)]
    FILE.write_text("[\n" + ",\n".join(json.dumps(entry) for entry in cases) + "\n]\n")
