import { ggufBytes } from "../model/ggufBytes.ts";

/** Metadata of a small file that passes every check of the header. */
export const tinyMetadata = {
  "general.architecture": "qwen2",
  "general.name": "tiny",
  "general.license": "apache-2.0",
  "qwen2.block_count": 2,
  "qwen2.embedding_length": 64,
  "qwen2.feed_forward_length": 128,
  "qwen2.context_length": 512,
  "qwen2.attention.head_count": 4,
  "qwen2.attention.head_count_kv": 2,
  "qwen2.attention.layer_norm_rms_epsilon": 0.000_001,
  "tokenizer.ggml.model": "gpt2",
  "tokenizer.ggml.tokens": ["a", "b", "<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"],
} as const;

/** A model file whose header is fine; it holds no weights. */
export function tinyGguf(
  metadata: Readonly<Record<string, string | number | readonly string[]>> = {},
): Uint8Array {
  return ggufBytes({
    metadata: { ...tinyMetadata, ...metadata },
    tensors: [{ name: "token_embd.weight", elements: 5000, type: 0 }],
  });
}
