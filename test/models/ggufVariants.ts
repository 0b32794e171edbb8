/** Model files that differ from a sound one in one thing each: every kind of wrong value in every entry of the header. */
import {
  bool,
  bytesOf,
  float,
  floats,
  i32,
  i32s,
  list,
  type RawFile,
  type RawTensor,
  type RawValue,
  sound,
  string,
  strings,
  tokens,
  u32,
  u64,
} from "./rawGguf.ts";

export interface Variant {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const huge = 1e9;
const mostU32 = 2 ** 32 - 1;

/** Wrong values of numbers that count something. */
const counts: Readonly<Record<string, RawValue>> = {
  zero: u32(0),
  one: u32(1),
  odd: u32(7),
  negative: i32(-1),
  huge: u32(huge),
  "the most there is": u32(mostU32),
  "of 64 bits": u64(2n ** 63n),
  "a fraction": float(1.5),
  "not a number": float(Number.NaN),
  "a text": string("many"),
  "a truth": bool(1),
  "an empty list": i32s([]),
  "a short list": i32s([1]),
  "a list of zeros": i32s([0, 0]),
  "a list of huge numbers": i32s([huge, huge]),
};
const quantities: Readonly<Record<string, RawValue>> = {
  zero: float(0),
  negative: float(-1),
  tiny: float(1e-30),
  huge: float(1e30),
  "not a number": float(Number.NaN),
  endless: float(Number.POSITIVE_INFINITY),
  whole: u32(1),
  "a text": string("little"),
  "a list": floats([1, 2]),
};
const names: Readonly<Record<string, RawValue>> = {
  empty: string(""),
  unknown: string("no such thing"),
  long: string("x".repeat(100_000)),
  "of bytes that are no text": {
    type: 8,
    bytes: Buffer.concat([u64(4n).bytes, Buffer.from([255, 254, 0, 128])]),
  },
  "a number": u32(3),
  "a list": strings(["gpt2"]),
};
const truths: Readonly<Record<string, RawValue>> = {
  two: bool(2),
  "a text": string("yes"),
  "a number": u32(1),
};
const vocabularies: Readonly<Record<string, RawValue>> = {
  empty: strings([]),
  short: strings(tokens.slice(0, 10)),
  "longer than its weights": strings([
    ...tokens,
    ...Array.from({ length: 500 }, (_, index) => `new${index}`),
  ]),
  "with a token twice": strings([...tokens.slice(0, -1), "a"]),
  "with empty tokens": strings(tokens.map((token, index) => (index < 3 ? "" : token))),
  "of one token only": strings(tokens.map(() => "a")),
  "of bytes that are no text": list(8, 1, Buffer.concat([u64(2n).bytes, Buffer.from([255, 254])])),
  "of numbers": i32s(tokens.map((_, index) => index)),
  "a text": string("abc"),
};
const merges: Readonly<Record<string, RawValue>> = {
  empty: strings([]),
  "without a space": strings(["ab"]),
  "of nothing": strings(["", " ", "  "]),
  "of tokens that there are not": strings(["zz yy"]),
  "the same twice": strings(["a b", "a b"]),
  numbers: i32s([1]),
};
const types: Readonly<Record<string, RawValue>> = {
  empty: i32s([]),
  short: i32s([1]),
  unknown: i32s(tokens.map(() => 99)),
  negative: i32s(tokens.map(() => -1)),
  "all unused": i32s(tokens.map(() => 5)),
  "all bytes": i32s(tokens.map(() => 6)),
  fractions: floats(tokens.map(() => 1.5)),
  texts: strings(tokens.map(() => "normal")),
};
const ids: Readonly<Record<string, RawValue>> = {
  "behind the last": u32(tokens.length),
  negative: i32(-1),
  "the most there is": u32(mostU32),
  "a fraction": float(0.5),
  "a text": string("<|im_end|>"),
};

/** Which wrong values an entry may have. */
function wrongOf(key: string): Readonly<Record<string, RawValue>> {
  if (key === "tokenizer.ggml.tokens") return vocabularies;
  if (key === "tokenizer.ggml.merges") return merges;
  if (key === "tokenizer.ggml.token_type") return types;
  if (key.endsWith("_token_id")) return ids;
  if (/epsilon|freq|factor|scale|softcap/.test(key)) return quantities;
  if (/^general\.(?:architecture|name)$|\.(?:model|pre|type)$|template/.test(key)) return names;
  if (/add_/.test(key)) return truths;
  return counts;
}

/** Entries that the sound file does without. */
const added = [
  "general.alignment",
  "qwen2.attention.key_length",
  "qwen2.attention.value_length",
  "qwen2.attention.sliding_window",
  "qwen2.attention.scale",
  "qwen2.attention.layer_norm_epsilon",
  "qwen2.attention.clamp_kqv",
  "qwen2.rope.dimension_count",
  "qwen2.rope.scaling.type",
  "qwen2.rope.scaling.factor",
  "qwen2.rope.scaling.original_context_length",
  "qwen2.expert_count",
  "qwen2.expert_used_count",
  "qwen2.vocab_size",
  "qwen2.pooling_type",
  "tokenizer.ggml.scores",
  "tokenizer.ggml.unknown_token_id",
  "tokenizer.ggml.fim_pre_token_id",
  "tokenizer.ggml.precompiled_charsmap",
  "split.count",
];
/** What other tokenizers and architectures make of the same file. */
const others = {
  "tokenizer.ggml.model": ["llama", "bert", "t5", "rwkv", "plamo2", "no_vocab", "none"],
  "tokenizer.ggml.pre": ["default", "llama-bpe", "deepseek-coder", "gpt-2", "tekken", "chameleon"],
  "general.architecture": ["llama", "gemma3", "bert", "mamba", "clip", "t5", "starcoder2", "gpt2", "phi3"],
};

/** All variants. */
export function* variants(): Generator<Variant> {
  const { entries, tensors } = sound;
  yield { name: "as it should be", bytes: bytesOf(sound) };
  const known = entries.map(([key]) => key);
  for (const key of known)
    yield withEntries(
      `${key} missing`,
      entries.filter(([each]) => each !== key),
    );
  for (const key of known)
    yield withEntries(`${key} twice`, [...entries, ...entries.filter(([each]) => each === key)]);
  for (const key of [...known, ...added])
    for (const [name, value] of Object.entries(wrongOf(key))) yield changed(key, name, value);
  for (const [key, values] of Object.entries(others))
    for (const value of values) yield changed(key, value, string(value));
  for (const value of others["general.architecture"])
    yield withEntries(
      `everything of ${value}`,
      entries.map(([key, each]) => [
        key.replace("qwen2.", `${value}.`),
        key === "general.architecture" ? string(value) : each,
      ]),
    );
  for (const [name, change] of Object.entries(tensorChanges))
    for (const at of [0, 1, 4])
      yield {
        name: `tensor ${tensors[at]?.name} ${name}`,
        bytes: bytesOf({
          entries,
          tensors: tensors.flatMap((each, index) => (index === at ? change(each) : [each])),
        }),
      };
}

const tensorChanges: Readonly<Record<string, (tensor: RawTensor) => readonly RawTensor[]>> = {
  missing: () => [],
  twice: (tensor) => [tensor, tensor],
  "of another name": (tensor) => [{ ...tensor, name: "x".repeat(80) }],
  "without a name": (tensor) => [{ ...tensor, name: "" }],
  "without dimensions": (tensor) => [{ ...tensor, dimensions: [] }],
  "with a dimension of zero": (tensor) => [{ ...tensor, dimensions: [0, ...tensor.dimensions.slice(1)] }],
  "with a negative dimension": (tensor) => [{ ...tensor, dimensions: [-1] }],
  "with five dimensions": (tensor) => [{ ...tensor, dimensions: [1, 1, 1, 1, 1] }],
  "the other way round": (tensor) => [{ ...tensor, dimensions: tensor.dimensions.toReversed() }],
  "too small": (tensor) => [{ ...tensor, dimensions: tensor.dimensions.map(() => 32) }],
  "of an unknown type": (tensor) => [{ ...tensor, type: 999 }],
  "of a type that was taken back": (tensor) => [{ ...tensor, type: 4 }],
  "of whole numbers": (tensor) => [{ ...tensor, type: 24 }],
  "at no multiple of the alignment": (tensor) => [{ ...tensor, offset: tensor.offset + 1n }],
  "behind the file's end": (tensor) => [{ ...tensor, offset: 2n ** 62n }],
  "where another one lies": (tensor) => [{ ...tensor, offset: 0n }],
};

function changed(key: string, name: string, value: RawValue): Variant {
  const others = sound.entries.filter(([each]) => each !== key);
  return withEntries(`${key} ${name}`, [...others, [key, value]]);
}

function withEntries(name: string, entries: RawFile["entries"]): Variant {
  return { name, bytes: bytesOf({ entries, tensors: sound.tensors }) };
}
