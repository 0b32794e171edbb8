import type { Capability } from "../../contract/ports.ts";
import type { SpecialTokens } from "../engine/engine.ts";
import { describeModel } from "./catalog.ts";
import type { GgufHeader } from "./ggufFile.ts";

/** What a file's header tells of the model in it, before anything is loaded. */
export interface ModelFacts {
  readonly name: string;
  readonly architecture: string;
  /** Weights, counted over all tensors. */
  readonly parameters: number;
  /** For example `Q4_K_M`. */
  readonly quantization: string;
  /** Tokens it was trained to read at once; undefined when the file does not say. */
  readonly contextLength: number | undefined;
  readonly vocabularySize: number;
  /** Whether it can fill a gap between a prefix and a suffix. */
  readonly fillsInTheMiddle: boolean;
  /** Whether it can be asked questions. */
  readonly chats: boolean;
  /** As the file states it; `unknown` when it does not. */
  readonly license: string;
  readonly capabilities: readonly Capability[];
}

/** llama.cpp's `llama_ftype`, as far as files of it are found. */
const fileTypes: Readonly<Record<number, string>> = {
  0: "F32",
  1: "F16",
  2: "Q4_0",
  3: "Q4_1",
  7: "Q8_0",
  8: "Q5_0",
  9: "Q5_1",
  10: "Q2_K",
  11: "Q3_K_S",
  12: "Q3_K_M",
  13: "Q3_K_L",
  14: "Q4_K_S",
  15: "Q4_K_M",
  16: "Q5_K_S",
  17: "Q5_K_M",
  18: "Q6_K",
  19: "IQ2_XXS",
  20: "IQ2_XS",
  23: "IQ3_XXS",
  25: "IQ4_NL",
  30: "IQ4_XS",
  32: "BF16",
};

/** Reads the facts off a header. */
export function modelFacts(header: GgufHeader, fileName: string): ModelFacts {
  const text = (key: string) => {
    const value = header.metadata.get(key);
    return typeof value === "string" ? visible(value) : undefined;
  };
  const number = (key: string) => {
    const value = header.metadata.get(key);
    return typeof value === "number" ? value : undefined;
  };
  const architecture = text("general.architecture") ?? "unknown";
  const special = specialTokens(header);
  const { name, capabilities } = describeModel(header, special, fileName);
  const type = number("general.file_type");
  return {
    name: text("general.name") ?? visible(name),
    architecture,
    parameters: header.tensors.reduce(
      (sum, { dimensions }) => sum + dimensions.reduce((a, b) => a * b, 1),
      0,
    ),
    quantization: (type === undefined ? undefined : fileTypes[type]) ?? "unknown",
    contextLength: number(`${architecture}.context_length`),
    vocabularySize: header.vocabulary?.size ?? 0,
    fillsInTheMiddle: special.fimPrefix !== undefined && special.fimMiddle !== undefined,
    chats: header.metadata.has("tokenizer.chat_template") && special.chatStart !== undefined,
    license: text("general.license") ?? "unknown",
    capabilities,
  };
}

/** Longest name or licence that is shown. */
const longestText = 200;

/** What a file says of itself goes to terminals: nothing in it may steer them. */
function visible(text: string): string {
  return text.slice(0, longestText).replace(/[\p{Cc}\p{Cf}]/gu, "\uFFFD");
}

/** Tokens with a meaning of their own, by their names or by what the metadata says of them. */
function specialTokens({ vocabulary, metadata }: GgufHeader): SpecialTokens {
  const named = (name: string, key?: string) => {
    const told = key === undefined ? undefined : metadata.get(`tokenizer.ggml.${key}`);
    return typeof told === "number" ? told : vocabulary?.named.get(name);
  };
  return {
    fimPrefix: named("<|fim_prefix|>", "fim_pre_token_id"),
    fimSuffix: named("<|fim_suffix|>", "fim_suf_token_id"),
    fimMiddle: named("<|fim_middle|>", "fim_mid_token_id"),
    repoName: named("<|repo_name|>"),
    fileSeparator: named("<|file_sep|>"),
    chatStart: named("<|im_start|>"),
    chatEnd: named("<|im_end|>"),
  };
}
