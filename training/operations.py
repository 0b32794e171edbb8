"""The same operations as `kernels.py` in plain PyTorch: for GPUs, for machines without a compiler, and for tests."""

import torch
import torch.nn.functional as F


def swiglu(gate_and_up):
    gate, up = gate_and_up.chunk(2, dim=1)
    return F.silu(gate) * up


def rms_norm(x, weight, epsilon):
    wide = x.float()
    return (wide * torch.rsqrt(wide.square().mean(-1, keepdim=True) + epsilon) * weight.float()).to(x.dtype)


def rotate(x, cosine, sine):
    """Rotary positions in the layout of Qwen2: the first half of a head is paired with the second."""
    left, right = x.float().chunk(2, dim=-1)
    return torch.cat((left * cosine - right * sine, right * cosine + left * sine), dim=-1).to(x.dtype)


def attention(qkv, cosine, sine, batch, heads):
    width = qkv.shape[1] // 3
    length, head = qkv.shape[0] // batch, width // heads
    q, k, v = qkv.view(batch, length, 3, heads, head).permute(2, 0, 3, 1, 4)
    q, k = rotate(q, cosine[:length], sine[:length]), rotate(k, cosine[:length], sine[:length])
    if hasattr(F, "scaled_dot_product_attention"):
        out = F.scaled_dot_product_attention(q, k, v, is_causal=True)
    else:
        hidden = torch.ones(length, length, dtype=torch.bool, device=qkv.device).triu(1)
        scores = (q @ k.transpose(-1, -2)).float() * head**-0.5
        out = scores.masked_fill(hidden, float("-inf")).softmax(-1).to(v.dtype) @ v
    return out.transpose(1, 2).reshape(batch * length, width)


def cross_entropy(logits, targets, weight):
    return (F.cross_entropy(logits.float(), targets.long(), reduction="none") * weight).sum()
