"""Tensors that are the same on every side without being stored: an integer hash of the element's index and the tensor's
name, in uint32 arithmetic, scaled to a standard deviation. tests/FineTune.Tests/Models/ExactHash.cs is its twin.
"""
import math

import numpy
import torch


def seed_of(name):
    """FNV-1a of the name."""
    value = 2166136261
    for byte in name.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def bits(name, count):
    """uint32 numbers: murmur3's finaliser over a Weyl sequence that begins at the name."""
    with numpy.errstate(over="ignore"):
        x = numpy.arange(count, dtype=numpy.uint32) * numpy.uint32(2654435761) + numpy.uint32(seed_of(name))
        x = (x ^ (x >> numpy.uint32(16))) * numpy.uint32(0x85EBCA6B)
        x = (x ^ (x >> numpy.uint32(13))) * numpy.uint32(0xC2B2AE35)
        return x ^ (x >> numpy.uint32(16))


def tensor(name, shape, variance, mean=0.0):
    """Float32, uniform around the mean with this variance."""
    count = math.prod(shape)
    unit = (bits(name, count) >> numpy.uint32(8)).astype(numpy.float64) / 16777216 - 0.5
    return torch.from_numpy((mean + unit * math.sqrt(12 * variance)).astype(numpy.float32)).reshape(shape)


def labels(name, count, classes):
    return torch.from_numpy((bits(name, count) % numpy.uint32(classes)).astype(numpy.int64))
