"""Export a checkpoint as GGUF: architecture qwen2, the special tokens of Qwen2.5-Coder, a ChatML template."""

import argparse
from pathlib import Path

import numpy as np
import torch

from training import checkpoint, gguf
from training.model import views
from training.paths import STARTER, WORK
from training.tokenizer import SPECIAL, Tokenizer

CHAT_TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
NORMAL, CONTROL = 1, 3


def byte_characters():
    """GPT-2's printable character for each byte, in which GGUF vocabularies are written."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return {byte: chr(byte) for byte in printable} | {byte: chr(256 + index) for index, byte in enumerate(others)}


def vocabulary_of(tokenizer):
    """Metadata that describes the tokenizer to llama.cpp."""
    characters = byte_characters()
    pieces = ["".join(characters[byte] for byte in piece) for piece in tokenizer.pieces]
    special = tokenizer.special
    return {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "qwen2",
        "tokenizer.ggml.tokens": pieces + SPECIAL,
        "tokenizer.ggml.token_type": [NORMAL] * len(pieces) + [CONTROL] * len(SPECIAL),
        "tokenizer.ggml.merges": [f"{pieces[left]} {pieces[right]}" for left, right in tokenizer.merges],
        "tokenizer.ggml.eos_token_id": special["<|endoftext|>"],
        "tokenizer.ggml.eot_token_id": special["<|im_end|>"],
        "tokenizer.ggml.bos_token_id": special["<|endoftext|>"],
        "tokenizer.ggml.padding_token_id": special["<|endoftext|>"],
        "tokenizer.ggml.add_bos_token": False,
        "tokenizer.ggml.fim_pre_token_id": special["<|fim_prefix|>"],
        "tokenizer.ggml.fim_suf_token_id": special["<|fim_suffix|>"],
        "tokenizer.ggml.fim_mid_token_id": special["<|fim_middle|>"],
        "tokenizer.ggml.fim_pad_token_id": special["<|fim_pad|>"],
        "tokenizer.ggml.fim_rep_token_id": special["<|repo_name|>"],
        "tokenizer.ggml.fim_sep_token_id": special["<|file_sep|>"],
        "tokenizer.chat_template": CHAT_TEMPLATE,
    }


def metadata_of(shape, tokenizer, file_type):
    architecture = {
        "general.architecture": "qwen2",
        "general.type": "model",
        "general.name": "inkling-starter",
        "general.license": "mit",
        "general.file_type": 1 if file_type == gguf.F16 else 7,
        "general.quantization_version": 2,
        "qwen2.block_count": shape.layers,
        "qwen2.context_length": shape.context,
        "qwen2.embedding_length": shape.width,
        "qwen2.feed_forward_length": shape.feed_forward,
        "qwen2.attention.head_count": shape.heads,
        "qwen2.attention.head_count_kv": shape.heads,
        "qwen2.attention.layer_norm_rms_epsilon": shape.epsilon,
        "qwen2.rope.freq_base": shape.rope_base,
        "qwen2.vocab_size": shape.vocabulary,
    }
    return architecture | vocabulary_of(tokenizer)


def tensors_of(flat, shape, file_type):
    """The tensors under llama.cpp's names; Qwen2 has biases on q, k and v, which are zero here."""
    weights = {name: weight.numpy() for name, weight in views(torch.from_numpy(flat), shape).items()}
    yield "token_embd.weight", weights["embedding"], file_type
    yield "output_norm.weight", weights["final_norm"], gguf.F32
    for layer in range(shape.layers):
        block = f"blk.{layer}."
        yield block + "attn_norm.weight", weights[f"{layer}.attention_norm"], gguf.F32
        for letter, part in zip("qkv", np.split(weights[f"{layer}.qkv"], 3)):
            yield f"{block}attn_{letter}.weight", part, file_type
            yield f"{block}attn_{letter}.bias", np.zeros(shape.width, np.float32), gguf.F32
        yield block + "attn_output.weight", weights[f"{layer}.output"], file_type
        yield block + "ffn_norm.weight", weights[f"{layer}.feed_forward_norm"], gguf.F32
        gate, up = np.split(weights[f"{layer}.gate_up"], 2)
        yield block + "ffn_gate.weight", gate, file_type
        yield block + "ffn_up.weight", up, file_type
        yield block + "ffn_down.weight", weights[f"{layer}.down"], file_type


def export(source, target, tokenizer, file_type=gguf.Q8_0):
    """Write the checkpoint `source` as `target`."""
    shape, flat, _, _ = checkpoint.load(source)
    if tokenizer.size != shape.vocabulary:
        raise checkpoint.CheckpointError(f"{source.name} has a vocabulary of {shape.vocabulary}, the tokenizer of {tokenizer.size}")
    gguf.write(target, metadata_of(shape, tokenizer, file_type), list(tensors_of(flat, shape, file_type)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="cpu", help="checkpoint in work/, without .npz")
    parser.add_argument("--type", choices=["q8_0", "f16"], default="q8_0")
    parser.add_argument("--out", type=Path, help=f"file to write (default: work/NAME.gguf); {STARTER.name} ships")
    options = parser.parse_args()
    out = options.out or WORK / f"{options.name}.gguf"
    export(WORK / f"{options.name}.npz", out, Tokenizer.load(), gguf.F16 if options.type == "f16" else gguf.Q8_0)
    print(f"{out.name}: {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
