"""Muon: momentum whose direction is made orthogonal, for the hidden matrices (Jordan et al., 2024)."""

import math

import torch

#: Coefficients of the quintic iteration, one triple per step (Polar Express, Amsel et al., 2025; the first of five left out).
STEPS = [(3.9505, -6.3029, 2.6377), (3.7418, -5.5913, 2.3037), (2.8769, -3.1427, 1.2046), (2.8366, -3.0525, 1.2012)]


def orthogonalise(matrices, dtype):
    """The nearest orthogonal matrices to a stack of wide or square ones, about; computed in `dtype`."""
    x = matrices.to(dtype)
    norm = matrices.flatten(1).norm(dim=1).view(-1, 1, 1) * 1.02 + 1e-7
    x = x / norm.to(dtype)
    for a, b, c in STEPS:
        s = torch.bmm(x, x.transpose(1, 2))
        x = torch.baddbmm(x, torch.baddbmm(s, s, s, beta=b, alpha=c), x, beta=a)
    return x.float()


def blocks_of(name, matrix):
    """The independent matrices that a fused weight holds: q, k and v; gate and up."""
    parts = {"qkv": 3, "gate_up": 2}.get(name.split(".")[-1], 1)
    return matrix.chunk(parts, dim=0)


def muon_step(weights, grads, momenta, rate, momentum, dtype, decay=0.02):
    """Update `weights` in place; all three are dictionaries of matrices by name."""
    groups = {}
    for name, weight in weights.items():
        average = momenta[name].lerp_(grads[name], 1 - momentum)
        direction = grads[name].lerp(average, momentum)
        for part, d in zip(blocks_of(name, weight), blocks_of(name, direction)):
            tall = part.shape[0] > part.shape[1]
            wide = d.t() if tall else d
            groups.setdefault(wide.shape, []).append((part, wide, tall))
    for group in groups.values():
        straight = orthogonalise(torch.stack([direction for _, direction, _ in group]), dtype)
        for (part, _, tall), update in zip(group, straight):
            scale = math.sqrt(max(1.0, part.shape[0] / part.shape[1]))
            part.mul_(1 - rate * decay).add_(update.t() if tall else update, alpha=-rate * scale)


def adam_step(weight, grad, first, second, rate, step, betas=(0.9, 0.95)):
    """Update a flat vector in place with Adam."""
    first.lerp_(grad, 1 - betas[0])
    second.mul_(betas[1]).addcmul_(grad, grad, value=1 - betas[1])
    corrected = rate / (1 - betas[0] ** step)
    weight.addcdiv_(first, (second / (1 - betas[1] ** step)).sqrt_().add_(1e-8), value=-corrected)
