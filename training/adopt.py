"""Start from a model that exists instead of random weights: adopt a GGUF's tokenizer and weights.

Writes `merges.json`, with which the corpus is then packed, and the checkpoint `NAME.npz`, which
`python3 -m training.train --resume` goes on from.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from training import checkpoint, gguf
from training.config import Shape
from training.model import count_weights, views
from training.parity import tokenizer_of
from training.paths import STARTER, WORK
from training.tokenizer import MERGES_FILE


def shape_of(metadata, context):
    """The shape that a GGUF's metadata describes, to be trained with another context."""
    if metadata["qwen2.attention.head_count"] != metadata["qwen2.attention.head_count_kv"]:
        raise gguf.GgufError("models whose heads share keys and values are not supported")
    return Shape(
        vocabulary=len(metadata["tokenizer.ggml.tokens"]),
        width=metadata["qwen2.embedding_length"],
        layers=metadata["qwen2.block_count"],
        heads=metadata["qwen2.attention.head_count"],
        feed_forward=metadata["qwen2.feed_forward_length"],
        context=context,
        rope_base=float(metadata["qwen2.rope.freq_base"]),
    )


def flat_weights(tensors, shape):
    """The flat vector of a GGUF's tensors, the reverse of `training.export.tensors_of`."""
    flat = torch.zeros(count_weights(shape))
    weights = views(flat, shape)

    def put(name, *parts):
        weights[name].copy_(torch.from_numpy(np.concatenate([tensors[part] for part in parts])))

    put("embedding", "token_embd.weight")
    put("final_norm", "output_norm.weight")
    for layer in range(shape.layers):
        block = f"blk.{layer}."
        put(f"{layer}.attention_norm", block + "attn_norm.weight")
        put(f"{layer}.qkv", *(f"{block}attn_{letter}.weight" for letter in "qkv"))
        put(f"{layer}.output", block + "attn_output.weight")
        put(f"{layer}.feed_forward_norm", block + "ffn_norm.weight")
        put(f"{layer}.gate_up", block + "ffn_gate.weight", block + "ffn_up.weight")
        put(f"{layer}.down", block + "ffn_down.weight")
    return flat.numpy()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", type=Path, default=STARTER)
    parser.add_argument("--name", default="cpu", help="name of the checkpoint")
    parser.add_argument("--context", type=int, default=512, help="longest sequence it will be trained on")
    options = parser.parse_args()
    metadata, tensors = gguf.read(options.model)
    tokenizer = tokenizer_of(options.model)
    shape = shape_of(metadata, options.context)
    flat = flat_weights(tensors, shape)
    zeros = np.zeros_like(flat)
    WORK.mkdir(parents=True, exist_ok=True)
    MERGES_FILE.write_text(json.dumps(tokenizer.merges))
    progress = {"step": 0, "tokens": 0, "seconds": 0}
    checkpoint.save(WORK / f"{options.name}.npz", shape, flat, {"first": zeros, "second": zeros}, progress)
    print(f"{options.name}.npz: {len(flat)} weights from {options.model.name}")


if __name__ == "__main__":
    main()
