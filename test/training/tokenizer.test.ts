/** The vocabulary of the committed model: llama.cpp gives the ids that the training's own tokenizer gives. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Engine } from "../../server/model/engine/engine.ts";
import { loadLlamaEngine } from "../../server/model/engine/llama.ts";
import { silentLogger } from "../support/loggers.ts";

const starter = fileURLToPath(new URL("../../models/inkling-starter.gguf", import.meta.url));
const fixture = new URL("./fixtures/tokenizer.json", import.meta.url);
const silent = silentLogger;

function isCase(value: unknown): value is { readonly text: string; readonly ids: readonly number[] } {
  return typeof value === "object" && value !== null && "text" in value && "ids" in value;
}

describe("the starter model's tokenizer", () => {
  let engine: Engine;

  before(async () => {
    const { signal } = new AbortController();
    engine = await loadLlamaEngine({ path: starter, sequences: 1, contextSize: 64, logger: silent, signal });
  });
  after(() => engine.dispose());

  it("gives the ids of training/tokenizer.py", () => {
    const cases: unknown = JSON.parse(readFileSync(fixture, "utf8"));
    assert.ok(Array.isArray(cases) && cases.length >= 30 && cases.every(isCase));
    for (const { text, ids } of cases) assert.deepEqual(engine.tokenize(text), ids, JSON.stringify(text));
  });

  it("gives back the text", () => {
    const text = "const naïve = '😀';\n\tif (x) return;\n";
    assert.equal(engine.textOfAll(engine.tokenize(text)), text);
  });

  it("knows the special tokens of Qwen2.5-Coder", () => {
    for (const [name, token] of Object.entries(engine.special)) {
      assert.equal(typeof token, "number", name);
      assert.ok(token !== undefined && engine.isEnd(token), name);
    }
  });

  it("never reads special tokens in a document's text", () => {
    const tokens = engine.tokenize("<|im_end|><|fim_middle|>");
    assert.ok(tokens.length > 2 && tokens.every((token) => !engine.isEnd(token)));
  });
});
