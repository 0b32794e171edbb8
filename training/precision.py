"""The number type that matrices are multiplied in."""

import time

import torch


def multiplication_seconds(dtype, size=384, tries=3):
    """Seconds of one square matrix product, the best of a few."""
    matrix = torch.ones(size, size, dtype=dtype)
    times = []
    for _ in range(tries):
        began = time.perf_counter()
        torch.mm(matrix, matrix)
        times.append(time.perf_counter() - began)
    return min(times)


def fastest_type(device):
    """bfloat16 on GPUs and on processors that multiply it in hardware, where it is twice as fast or more; else float32.

    Emulated, it is many times slower than float32, so one measurement tells.
    """
    if device != "cpu":
        return torch.bfloat16
    return min((torch.bfloat16, torch.float32), key=multiplication_seconds)
