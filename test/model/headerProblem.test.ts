import assert from "node:assert/strict";
import { readGgufHeader } from "../../server/model/files/ggufFile.ts";
import { headerProblem } from "../../server/model/files/headerProblem.ts";
import { tinyGguf, tinyMetadata } from "../models/tinyGguf.ts";

const problemOf = async (change: Readonly<Record<string, string | number | readonly string[]>>) => {
  const bytes = tinyGguf(change);
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  return headerProblem(await readGgufHeader({ size: bytes.length, read }, "m.gguf"));
};

describe("headerProblem", () => {
  it("has nothing against a sound header", async () => assert.equal(await problemOf({}), undefined));

  for (const [key, values, why] of [
    ["qwen2.block_count", [0, -1, 1e9, 1.5, Number.NaN, Number.POSITIVE_INFINITY], /block_count is/],
    ["qwen2.embedding_length", [0, 3e8], /embedding_length is/],
    ["qwen2.embedding_length", [63], /cannot be divided among 4 heads/],
    ["qwen2.feed_forward_length", [0, 1e9], /feed_forward_length is/],
    ["qwen2.context_length", [0, 1e12], /context_length is/],
    ["qwen2.attention.head_count", [0, 1e6], /head_count is/],
    ["qwen2.attention.head_count_kv", [0, 1e6], /head_count_kv is/],
    ["qwen2.attention.head_count_kv", [3], /cannot share 3/],
    ["qwen2.attention.layer_norm_rms_epsilon", [0, -1, Number.NaN, Number.POSITIVE_INFINITY], /epsilon is/],
    ["qwen2.rope.freq_base", [0, -1, Number.NaN], /freq_base is/],
    ["qwen2.rope.dimension_count", [0, 7, 4096], /dimension_count is/],
    ["tokenizer.ggml.model", ["", "foo", "gpt-2"], /does not know the tokenizer/],
    ["tokenizer.ggml.model", ["none", "no_vocab"], /has no vocabulary/],
    ["tokenizer.ggml.model", ["llama"], /no tokens for single bytes/],
    ["tokenizer.ggml.model", ["rwkv"], /are not supported/],
    ["qwen2.attention.key_length", [0, 1e9], /key_length is/],
    ["qwen2.attention.key_length", [7], /keys have a length of 7, its values of 16/],
    ["qwen2.expert_used_count", [5], /uses 5 of 0 experts/],
    ["qwen2.expert_count", [1e6], /expert_count is/],
    ["tokenizer.ggml.token_type", [["a"]], /has 5 tokens, but tokenizer\.ggml\.token_type is a list of 1/],
    ["tokenizer.ggml.eos_token_id", [5, -1, 1e9], /eos_token_id is/],
    ["general.architecture", [""], /which architecture/],
  ] as const)
    for (const value of values)
      it(`sees ${key} = ${String(value) || '""'}`, async () =>
        assert.match((await problemOf({ [key]: value })) ?? "", why));

  it("sees a token that stands twice, and a vocabulary without any", async () => {
    const tokens = tinyMetadata["tokenizer.ggml.tokens"];
    assert.match(
      (await problemOf({ "tokenizer.ggml.tokens": [...tokens, "b"] })) ?? "",
      /the token "b" stands twice/,
    );
    assert.match((await problemOf({ "tokenizer.ggml.tokens": [] })) ?? "", /has no vocabulary/);
  });
});
