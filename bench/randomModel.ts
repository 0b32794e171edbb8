import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { tensorBytes } from "../server/model/files/ggmlTypes.ts";
import { type GgufTensor, type GgufValue, writeGguf } from "./ggufWriter.ts";
import { type QwenVocabulary, qwenVocabulary } from "./qwenVocabulary.ts";

/** What decides a model's speed and size. */
export interface Shape {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly feedForward: number;
  readonly contextLength: number;
}

/** Qwen2.5-0.5B's shape; see the model's own config.json. */
const qwenShape: Shape = {
  layers: 24,
  width: 896,
  heads: 14,
  keyValueHeads: 2,
  feedForward: 4864,
  contextLength: 32_768,
};
const ggml = { f32: 0, q4_0: 2, q8_0: 8 } as const;

/**
 * Writes a model with random weights, the exact shape of Qwen2.5-0.5B, its vocabulary and the quantisation of its Q4_0 file,
 * unless it is there already. It says nothing sensible at exactly the speed of the real one.
 */
export async function ensureRandomModel(folder: string): Promise<string> {
  const target = path.join(folder, "random-qwen2.5-0.5b-vocabulary-q4_0.gguf");
  if (!existsSync(target)) await writeRandomModel(target, qwenShape, qwenVocabulary());
  return target;
}

/** Writes a model with random weights. */
export async function writeRandomModel(
  target: string,
  shape: Shape,
  vocabulary: QwenVocabulary,
): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const unfinished = `${target}.part`;
  const metadata = randomMetadata(shape, vocabulary);
  await writeGguf(unfinished, metadata, tensors(shape, vocabulary.tokens.length), randomData());
  await rename(unfinished, target);
}

/** What the header of such a file says. */
export function randomMetadata(
  shape: Shape,
  vocabulary: QwenVocabulary,
): Readonly<Record<string, GgufValue>> {
  const uint = (value: number): GgufValue => ({ type: "uint32", value });
  const string = (value: string): GgufValue => ({ type: "string", value });
  const { tokens, types, merges, idOf, chatTemplate } = vocabulary;
  return {
    "general.architecture": string("qwen2"),
    "general.name": string("random weights in the shape of Qwen2.5"),
    "general.file_type": uint(2),
    "general.quantization_version": uint(2),
    "qwen2.block_count": uint(shape.layers),
    "qwen2.context_length": uint(shape.contextLength),
    "qwen2.embedding_length": uint(shape.width),
    "qwen2.feed_forward_length": uint(shape.feedForward),
    "qwen2.attention.head_count": uint(shape.heads),
    "qwen2.attention.head_count_kv": uint(shape.keyValueHeads),
    "qwen2.rope.freq_base": { type: "float32", value: 1_000_000 },
    "qwen2.attention.layer_norm_rms_epsilon": { type: "float32", value: 1e-6 },
    "tokenizer.ggml.model": string("gpt2"),
    "tokenizer.ggml.pre": string("qwen2"),
    "tokenizer.ggml.tokens": { type: "strings", value: tokens },
    "tokenizer.ggml.token_type": { type: "int32s", value: types },
    "tokenizer.ggml.merges": { type: "strings", value: merges },
    "tokenizer.ggml.eos_token_id": uint(idOf("<|im_end|>")),
    "tokenizer.ggml.bos_token_id": uint(idOf("<|endoftext|>")),
    "tokenizer.ggml.padding_token_id": uint(idOf("<|endoftext|>")),
    "tokenizer.ggml.add_bos_token": { type: "bool", value: false },
    "tokenizer.chat_template": string(chatTemplate),
  };
}

function tensors(shape: Shape, vocabulary: number): readonly GgufTensor[] {
  const { width, feedForward, heads, keyValueHeads } = shape;
  const keyValueWidth = (width / heads) * keyValueHeads;
  const tensor = (name: string, type: number, ...dimensions: number[]): GgufTensor => {
    const elements = dimensions.reduce((product, dimension) => product * dimension, 1);
    return { name, type, dimensions, bytes: tensorBytes(type, elements) ?? 0 };
  };
  const matrix = (name: string, rows: number, columns: number) =>
    tensor(`${name}.weight`, ggml.q4_0, rows, columns);
  const layer = (index: number): readonly GgufTensor[] => {
    const name = (part: string) => `blk.${index}.${part}`;
    return [
      tensor(name("attn_norm.weight"), ggml.f32, width),
      tensor(name("ffn_norm.weight"), ggml.f32, width),
      matrix(name("attn_q"), width, width),
      matrix(name("attn_k"), width, keyValueWidth),
      matrix(name("attn_v"), width, keyValueWidth),
      matrix(name("attn_output"), width, width),
      tensor(name("attn_q.bias"), ggml.f32, width),
      tensor(name("attn_k.bias"), ggml.f32, keyValueWidth),
      tensor(name("attn_v.bias"), ggml.f32, keyValueWidth),
      matrix(name("ffn_gate"), width, feedForward),
      matrix(name("ffn_up"), width, feedForward),
      matrix(name("ffn_down"), feedForward, width),
    ];
  };
  return [
    // llama.cpp's own quantiser leaves tied embeddings in Q8_0, since 896 is no multiple of 256.
    tensor("token_embd.weight", ggml.q8_0, width, vocabulary),
    tensor("output_norm.weight", ggml.f32, width),
    ...Array.from({ length: shape.layers }, (_, index) => layer(index)).flat(),
  ];
}

/** 0.0043 as a 16-bit float: weights of about the usual size, a standard deviation of 0.02. */
const scale = [0x67, 0x1c];
const pieceBytes = 1 << 20;

/** Random blocks for matrices, ones for norms, small numbers for biases. */
function randomData(): (tensor: GgufTensor) => Iterable<Uint8Array> {
  const pieces = new Map<number, Uint8Array>();
  const pieceOf = (type: number): Uint8Array => {
    const known = pieces.get(type);
    if (known) return known;
    const blockBytes = tensorBytes(type, 32) ?? 1;
    const piece = new Uint8Array(Math.floor(pieceBytes / blockBytes) * blockBytes);
    let state = 0x2545f491 + type;
    for (let at = 0; at < piece.length; at++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      // A wide byte of Q8_0 spans 256 steps where a half byte of Q4_0 spans 16.
      piece[at] = type === ggml.q8_0 ? ((state & 31) - 16) & 255 : state & 255;
    }
    for (let at = 0; at < piece.length; at += blockBytes) piece.set(scale, at);
    pieces.set(type, piece);
    return piece;
  };
  return function* (tensor) {
    if (tensor.type === ggml.f32) {
      const value = tensor.name.endsWith("norm.weight") ? 1 : 0.01;
      yield new Uint8Array(new Float32Array(tensor.bytes / 4).fill(value).buffer);
      return;
    }
    const piece = pieceOf(tensor.type);
    for (let left = tensor.bytes; left > 0; left -= piece.length)
      yield left < piece.length ? piece.subarray(0, left) : piece;
  };
}
