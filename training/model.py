"""A Qwen2 model with tied embeddings as a function of named weights."""

import math

import torch
import torch.nn.functional as F


def weight_shapes(shape):
    """Name and size of every weight, in the order of the flat parameter vector."""
    sizes = {"embedding": (shape.vocabulary, shape.width), "final_norm": (shape.width,)}
    for layer in range(shape.layers):
        sizes |= {
            f"{layer}.attention_norm": (shape.width,),
            f"{layer}.qkv": (3 * shape.width, shape.width),
            f"{layer}.output": (shape.width, shape.width),
            f"{layer}.feed_forward_norm": (shape.width,),
            f"{layer}.gate_up": (2 * shape.feed_forward, shape.width),
            f"{layer}.down": (shape.width, shape.feed_forward),
        }
    return sizes


def is_hidden_matrix(name):
    """True for the matrices that Muon trains; embedding and norms are left to Adam."""
    return name.split(".")[-1] in ("qkv", "output", "gate_up", "down")


def views(flat, shape):
    """Named views into a flat vector of all weights."""
    named, at = {}, 0
    for name, size in weight_shapes(shape).items():
        count = math.prod(size)
        named[name] = flat[at : at + count].view(size)
        at += count
    return named


def count_weights(shape):
    return sum(math.prod(size) for size in weight_shapes(shape).values())


def initialise(flat, shape, seed):
    """Random weights; the projections back into the residual stream start small."""
    generator = torch.Generator().manual_seed(seed)
    for name, weight in views(flat, shape).items():
        if name.endswith("norm"):
            weight.fill_(1.0)
            continue
        scale = 0.02 if name == "embedding" else 0.5 * weight.shape[1] ** -0.5
        if name.endswith(("output", "down")):
            scale = 0.3 * weight.shape[1] ** -0.5 / math.sqrt(2 * shape.layers)
        weight.copy_(torch.randn(weight.shape, generator=generator) * scale)


def rotary_tables(shape, device="cpu"):
    """Cosine and sine per position and frequency."""
    frequencies = shape.rope_base ** (-torch.arange(0, shape.head_width, 2).float() / shape.head_width)
    angles = torch.arange(shape.context).float()[:, None] * frequencies[None]
    return angles.cos().contiguous().to(device), angles.sin().contiguous().to(device)


def hidden_states(weights, tokens, shape, tables, operations):
    """Final hidden states, one row per token of `tokens` [batch, length]."""
    batch = tokens.shape[0]
    x = F.embedding(tokens, weights["embedding"]).view(-1, shape.width)
    for layer in range(shape.layers):
        normed = operations.rms_norm(x, weights[f"{layer}.attention_norm"], shape.epsilon)
        mixed = operations.attention(F.linear(normed, weights[f"{layer}.qkv"]), *tables, batch, shape.heads)
        x = x + F.linear(mixed, weights[f"{layer}.output"])
        normed = operations.rms_norm(x, weights[f"{layer}.feed_forward_norm"], shape.epsilon)
        x = x + F.linear(operations.swiglu(F.linear(normed, weights[f"{layer}.gate_up"])), weights[f"{layer}.down"])
    return operations.rms_norm(x, weights["final_norm"], shape.epsilon)


def loss_sum(weights, tokens, targets, emphasis, shape, tables, operations):
    """Sum over all targets of weighted cross-entropy."""
    logits = F.linear(hidden_states(weights, tokens, shape, tables, operations), weights["embedding"])
    return operations.cross_entropy(logits, targets.reshape(-1), emphasis.reshape(-1).contiguous())
