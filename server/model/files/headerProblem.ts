import type { GgufHeader, MetadataValue } from "./ggufFile.ts";

/** Tokenizers that the engine knows; over any other it gives up. */
const tokenizers: ReadonlySet<string> = new Set([
  "gpt2",
  "llama",
  "bert",
  "t5",
  "rwkv",
  "plamo2",
  "no_vocab",
  "none",
]);
/** Of recurrent models, which no prompt of ours suits; over a vocabulary it does not expect the engine gives up. */
const unsuitable: ReadonlySet<string> = new Set(["rwkv"]);
/** Of a text in a message, in characters. */
const longestShown = 60;
/** Far beyond any model there is; a count above it is damage, and the engine would ask for the memory. */
const mostOf = {
  block_count: 4096,
  embedding_length: 1 << 20,
  feed_forward_length: 1 << 22,
  context_length: 1 << 28,
  "attention.head_count": 1 << 16,
  "attention.head_count_kv": 1 << 16,
  "attention.key_length": 1 << 16,
  "attention.value_length": 1 << 16,
  // LLAMA_MAX_EXPERTS
  expert_count: 512,
} as const;
/** Numbers of which the engine takes roots or quotients. */
const positiveNumbers = [
  "attention.layer_norm_rms_epsilon",
  "attention.layer_norm_epsilon",
  "rope.freq_base",
  "rope.scaling.factor",
] as const;
/** Architectures in which keys and values must be of one length. */
const alikeLengths: ReadonlySet<string> = new Set([
  "qwen2",
  "qwen3",
  "llama",
  "starcoder2",
  "gemma",
  "gemma2",
  "gemma3",
]);
/** Ways to stretch positions that the engine knows; over any other it gives up. */
const ropeScalings: ReadonlySet<string> = new Set(["none", "linear", "yarn", "longrope"]);
/** Lists beside the vocabulary that must be as long as it is. */
const besideTokens = ["token_type", "scores"] as const;

/**
 * What in a header makes the engine end its process instead of saying that it cannot load the file; undefined when nothing does.
 * A sentence without its end, for `FILE cannot be loaded: …`.
 */
export function headerProblem(header: GgufHeader): string | undefined {
  const architecture = header.metadata.get("general.architecture");
  if (typeof architecture !== "string" || architecture === "")
    return "it does not say which architecture it has";
  return (
    countProblem(header, architecture) ??
    headProblem(header, architecture) ??
    expertProblem(header, architecture) ??
    scalingProblem(header, architecture) ??
    numberProblem(header, architecture) ??
    vocabularyProblem(header)
  );
}

function countProblem({ metadata }: GgufHeader, architecture: string): string | undefined {
  for (const [key, most] of Object.entries(mostOf)) {
    const name = `${architecture}.${key}`;
    const value = metadata.get(name);
    // What is missing the engine names itself.
    if (value === undefined) continue;
    // One number for each layer.
    if (isList(value) && value.length > 0) continue;
    if (value === 0 && key === "expert_count") continue;
    if (!isCount(value, most)) return `${name} is ${shown(value)}`;
  }
  return undefined;
}

function headProblem({ metadata }: GgufHeader, architecture: string): string | undefined {
  const number = (key: string) => {
    const value = metadata.get(`${architecture}.${key}`);
    return typeof value === "number" ? value : undefined;
  };
  const [width, heads] = [number("embedding_length"), number("attention.head_count")];
  const keyValueHeads = number("attention.head_count_kv") ?? heads;
  const keyLength = number("attention.key_length");
  if (width === undefined || heads === undefined || keyValueHeads === undefined) return undefined;
  if (keyLength === undefined && width % heads !== 0)
    return `a width of ${width} cannot be divided among ${heads} heads`;
  if (heads % keyValueHeads !== 0)
    return `${heads} heads cannot share ${keyValueHeads} heads of keys and values`;
  const valueLength = number("attention.value_length");
  if (alikeLengths.has(architecture) && (keyLength ?? width / heads) !== (valueLength ?? width / heads))
    return `its keys have a length of ${keyLength ?? width / heads}, its values of ${valueLength ?? width / heads}`;
  const rotated = number("rope.dimension_count");
  if (rotated !== undefined && (!isCount(rotated, keyLength ?? width / heads) || rotated % 2 !== 0))
    return `${architecture}.rope.dimension_count is ${rotated}`;
  return undefined;
}

/** Of a list, one number for each layer, only the length is known; without experts there is nothing to list. */
function expertProblem({ metadata }: GgufHeader, architecture: string): string | undefined {
  const count = metadata.get(`${architecture}.expert_count`);
  const experts = typeof count === "number" ? count : 0;
  const used = metadata.get(`${architecture}.expert_used_count`) ?? 0;
  if (experts > 0 && used === 0) return `it uses none of ${experts} experts`;
  if (experts === 0 && isList(used)) return `it uses ${shown(used)} of no experts`;
  return typeof used === "number" && (used > experts || used < 0)
    ? `it uses ${used} of ${experts} experts`
    : undefined;
}

function scalingProblem({ metadata }: GgufHeader, architecture: string): string | undefined {
  const name = `${architecture}.rope.scaling.type`;
  const value = metadata.get(name);
  if (typeof value !== "string" || ropeScalings.has(value)) return undefined;
  return `the engine does not know the ${name} ${JSON.stringify(value.slice(0, longestShown))}`;
}

function numberProblem({ metadata }: GgufHeader, architecture: string): string | undefined {
  for (const key of positiveNumbers) {
    const name = `${architecture}.${key}`;
    const value = metadata.get(name);
    if (value === undefined) continue;
    if (typeof value !== "number" || !Number.isFinite(value) || value <= 0)
      return `${name} is ${shown(value)}`;
  }
  return undefined;
}

function vocabularyProblem({ metadata, vocabulary }: GgufHeader): string | undefined {
  const tokenizer = metadata.get("tokenizer.ggml.model");
  // Without one the engine says so itself.
  if (typeof tokenizer !== "string") return undefined;
  if (!tokenizers.has(tokenizer))
    return `the engine does not know the tokenizer ${JSON.stringify(tokenizer.slice(0, longestShown))}`;
  if (unsuitable.has(tokenizer))
    return `models with the tokenizer ${JSON.stringify(tokenizer.slice(0, longestShown))} are not supported`;
  if (tokenizer === "none" || tokenizer === "no_vocab") return "it has no vocabulary";
  if (vocabulary === undefined || vocabulary.size === 0) return "it has no vocabulary";
  if (vocabulary.duplicate !== undefined)
    return `the token ${JSON.stringify(vocabulary.duplicate.slice(0, longestShown))} stands twice in its vocabulary`;
  // Such a tokenizer writes characters it does not know byte by byte, and looks for the line feed at once.
  if (tokenizer === "llama" && !vocabulary.named.has("<0x0A>"))
    return "its vocabulary has no tokens for single bytes";
  return besideTokensProblem(metadata, vocabulary.size);
}

/** What is said of tokens one by one must be said of each, and of none that there is not. */
function besideTokensProblem(metadata: GgufHeader["metadata"], size: number): string | undefined {
  for (const list of besideTokens) {
    const value = metadata.get(`tokenizer.ggml.${list}`);
    if (value === undefined) continue;
    if (!isList(value) || value.length !== size)
      return `its vocabulary has ${size} tokens, but tokenizer.ggml.${list} is ${shown(value)}`;
  }
  for (const [key, value] of metadata) {
    if (!key.startsWith("tokenizer.ggml.") || !key.endsWith("_token_id")) continue;
    if (typeof value !== "number" || value < 0 || value >= size) return `${key} is ${shown(value)}`;
  }
  return undefined;
}

function isCount(value: MetadataValue, most: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value <= most;
}

function isList(value: MetadataValue): value is { readonly length: number } {
  return typeof value === "object";
}

function shown(value: MetadataValue): string {
  return isList(value) ? `a list of ${value.length}` : String(value);
}
