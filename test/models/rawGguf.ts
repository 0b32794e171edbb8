/** GGUF files of any values, written by the format's definition rather than by the reader's code, and a small one that is sound. */
import type { GgufValue } from "../../bench/ggufWriter.ts";
import { randomMetadata } from "../../bench/randomModel.ts";

/** A value as it stands in a file: its type's number, and its bytes. */
export interface RawValue {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** What a file holds. */
export interface RawFile {
  readonly entries: readonly (readonly [key: string, value: RawValue])[];
  readonly tensors: readonly RawTensor[];
}

export interface RawTensor {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly type: number;
  readonly offset: bigint;
}

const alignment = 32;
const f32 = 0;
const bytesPerFloat = 4;

export const u32 = (value: number): RawValue => ({
  type: 4,
  bytes: new Uint8Array(Uint32Array.of(value).buffer),
});
export const i32 = (value: number): RawValue => ({
  type: 5,
  bytes: new Uint8Array(Int32Array.of(value).buffer),
});
export const float = (value: number): RawValue => ({
  type: 6,
  bytes: new Uint8Array(Float32Array.of(value).buffer),
});
export const bool = (value: number): RawValue => ({ type: 7, bytes: Uint8Array.of(value) });
export const u64 = (value: bigint): RawValue => ({
  type: 10,
  bytes: new Uint8Array(BigUint64Array.of(value).buffer),
});
export const string = (text: string): RawValue => ({ type: 8, bytes: stringBytes(text) });
export const strings = (texts: readonly string[]) =>
  list(8, texts.length, Buffer.concat(texts.map(stringBytes)));
export const i32s = (values: readonly number[]) =>
  list(5, values.length, new Uint8Array(Int32Array.from(values).buffer));
export const floats = (values: readonly number[]) =>
  list(6, values.length, new Uint8Array(Float32Array.from(values).buffer));

export function list(type: number, length: number, bytes: Uint8Array): RawValue {
  const head = new Uint8Array(12);
  const view = new DataView(head.buffer);
  view.setUint32(0, type, true);
  view.setBigUint64(4, BigInt(length), true);
  return { type: 9, bytes: Buffer.concat([head, bytes]) };
}

function stringBytes(text: string): Uint8Array {
  const encoded = Buffer.from(text);
  return Buffer.concat([u64(BigInt(encoded.length)).bytes, encoded]);
}

const shape = {
  layers: 2,
  width: 64,
  heads: 4,
  keyValueHeads: 2,
  feedForward: 64,
  contextLength: 256,
};
const specials = ["<|endoftext|>", "<|im_end|>", "<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"];
/** Tokens for single bytes as GPT-2 writes them: those that cannot be seen are moved behind Latin. */
const byteTokens = Array.from({ length: 256 }, (_, byte) => {
  const isSeen = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  return String.fromCodePoint(isSeen ? byte : 256 + byte);
});
/** Of the sound file. */
export const tokens = [...byteTokens, "ab", ...specials];
const normal = 1;
const control = 3;

const metadata = randomMetadata(shape, {
  tokens,
  types: tokens.map((token) => (specials.includes(token) ? control : normal)),
  merges: ["a b"],
  idOf: (token: string) => tokens.indexOf(token),
  chatTemplate: "{{ messages }}",
});

/** The sound file. */
export const sound: RawFile = {
  entries: Object.entries(metadata).map(([key, value]) => {
    return [key, rawOf(value)] as const;
  }),
  tensors: placed(),
};

function rawOf(given: GgufValue): RawValue {
  switch (given.type) {
    case "uint32":
      return u32(given.value);
    case "float32":
      return float(given.value);
    case "bool":
      return bool(given.value ? 1 : 0);
    case "string":
      return string(given.value);
    case "strings":
      return strings(given.value);
    case "int32s":
      return i32s(given.value);
  }
}

/** The tensors of a model of that shape, in 32-bit floats. */
function placed(): readonly RawTensor[] {
  const { width, feedForward, heads, keyValueHeads, layers } = shape;
  const narrow = (width / heads) * keyValueHeads;
  const layer: Readonly<Record<string, readonly number[]>> = {
    "attn_norm.weight": [width],
    "ffn_norm.weight": [width],
    "attn_q.weight": [width, width],
    "attn_k.weight": [width, narrow],
    "attn_v.weight": [width, narrow],
    "attn_output.weight": [width, width],
    "attn_q.bias": [width],
    "attn_k.bias": [narrow],
    "attn_v.bias": [narrow],
    "ffn_gate.weight": [width, feedForward],
    "ffn_up.weight": [width, feedForward],
    "ffn_down.weight": [feedForward, width],
  };
  const all = new Map<string, readonly number[]>([
    ["token_embd.weight", [width, tokens.length]],
    ["output_norm.weight", [width]],
  ]);
  for (let index = 0; index < layers; index++)
    for (const [name, dimensions] of Object.entries(layer)) all.set(`blk.${index}.${name}`, dimensions);
  let offset = 0;
  return [...all].map(([name, dimensions]) => {
    const tensor = { name, dimensions, type: f32, offset: BigInt(offset) };
    offset = padded(offset + bytesPerFloat * dimensions.reduce((product, size) => product * size, 1));
    return tensor;
  });
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

/** More than the tensors take. */
const dataBytes = 400_000;

/** The bytes of a file; the weights are all small and alike. */
export function bytesOf({ entries, tensors }: RawFile): Uint8Array {
  const head = Buffer.concat([
    Buffer.from("GGUF"),
    u32(3).bytes,
    u64(BigInt(tensors.length)).bytes,
    u64(BigInt(entries.length)).bytes,
    ...entries.flatMap(([key, { type, bytes }]) => [stringBytes(key), u32(type).bytes, bytes]),
    ...tensors.flatMap(({ name, dimensions, type, offset }) => [
      stringBytes(name),
      u32(dimensions.length).bytes,
      ...dimensions.map((size) => u64(BigInt.asUintN(64, BigInt(size))).bytes),
      u32(type).bytes,
      u64(offset).bytes,
    ]),
  ]);
  const weights = new Uint8Array(new Float32Array(dataBytes / bytesPerFloat).fill(0.01).buffer);
  return Buffer.concat([head, new Uint8Array(padded(head.length) - head.length), weights]);
}
