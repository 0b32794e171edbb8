import assert from "node:assert/strict";
import type { SpecialTokens } from "../../server/model/engine/engine.ts";
import { catalogModels, describeModel } from "../../server/model/files/catalog.ts";
import type { GgufHeader } from "../../server/model/files/ggufFile.ts";

const special: SpecialTokens = {
  fimPrefix: 1,
  fimSuffix: 2,
  fimMiddle: 3,
  repoName: 4,
  fileSeparator: 5,
  chatStart: 6,
  chatEnd: 7,
};
const headerOf = (metadata: Record<string, string>): GgufHeader => ({
  version: 3,
  metadata: new Map(Object.entries(metadata)),
  tensorCount: 0,
  tensors: [],
  vocabulary: undefined,
  requiredSize: 0,
});
const chat = { "tokenizer.chat_template": "…" };
const describeFile = (metadata: Record<string, string>, tokens: Partial<SpecialTokens> = {}) =>
  describeModel(headerOf(metadata), { ...special, ...tokens }, "file.gguf");

describe("describeModel", () => {
  for (const [generalName, id] of [
    ["starter-code-fim", "starter"],
    ["inkling-starter", "starter"],
    ["Qwen2.5 Coder 0.5B Instruct", "qwen2.5-coder-0.5b-instruct"],
    ["Qwen2.5-Coder-0.5B-Instruct-AWQ", "qwen2.5-coder-0.5b-instruct"],
    ["qwen2.5-coder-0.5b", "qwen2.5-coder-0.5b"],
    ["Qwen2.5 Coder 1.5B Instruct", "qwen2.5-coder-1.5b-instruct"],
    ["Qwen2.5 Coder 7B Instruct", "unknown"],
  ] as const)
    it(`knows ${generalName}`, () =>
      assert.equal(describeFile({ "general.name": generalName, ...chat }).id, id));

  it("does not believe that a file without a chat template answers questions", () => {
    const { capabilities } = describeFile({ "general.name": "inkling-starter" });
    assert.deepEqual(capabilities, ["complete"]);
  });

  it("infers what an unknown file can do", () => {
    assert.deepEqual(describeFile(chat).capabilities, ["complete", "classify", "define", "judge"]);
    assert.deepEqual(describeFile({}).capabilities, ["complete"]);
    assert.deepEqual(describeFile({}, { fimPrefix: undefined }).capabilities, []);
    assert.deepEqual(describeFile(chat, { fimMiddle: undefined, chatEnd: undefined }).capabilities, []);
  });

  it("names a file without a name after itself", () => assert.equal(describeFile({}).name, "file.gguf"));
});

describe("catalogModels", () => {
  it("leads downloads to their publisher, over HTTPS only", () => {
    const files = catalogModels().flatMap(({ download }) => download?.files ?? []);
    assert.ok(files.length >= 2);
    for (const { url, name } of files) assert.match(url, new RegExp(`^https://huggingface\\.co/.*${name}$`));
  });

  it("names each model once", () => {
    const names = catalogModels().map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });
});
