/** The model host with the real engine and the model that ships with Inkling. */

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { FillRequest } from "../../server/contract/ports.ts";
import { createDiskModelFiles } from "../../server/machine/models/diskModelFiles.ts";
import { systemClock } from "../../server/machine/systemClock.ts";
import type { Engine } from "../../server/model/engine/engine.ts";
import { loadLlamaEngine } from "../../server/model/engine/llama.ts";
import { Vocabulary } from "../../server/model/engine/vocabulary.ts";
import { createModelHost, type ModelHost } from "../../server/model/host/modelHost.ts";
import { silentLogger } from "../support/loggers.ts";
import { ggufBytes } from "./ggufBytes.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const starter = path.join(root, "models", "inkling-starter.gguf");
const never = new AbortController().signal;
const logger = silentLogger;

/** Loading a model takes its time on a busy machine, in milliseconds. */
const patience = 60_000;

describe("the starter model", () => {
  let folder: string;
  let host: ModelHost;

  const hostOf = (modelPath: string) =>
    createModelHost({
      path: modelPath,
      threads: 1,
      contextSize: 2048,
      coldPrefixTokens: 400,
      clock: systemClock,
      logger,
      files: createDiskModelFiles({
        grammars: path.join(root, "grammars"),
      }),
    });
  const fill = (prefix: string, change: Partial<FillRequest> = {}, signal = never) =>
    host.fill(
      {
        document: "file:///a.js",
        path: "a.js",
        languageId: "javascript",
        snippets: [],
        prefix,
        suffix: "",
        maxTokens: 32,
        priority: "completion",
        ...change,
      },
      signal,
    );

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "inkling-model-"));
    host = hostOf(starter);
    await host.start();
  });

  after(async () => {
    await host.dispose();
    rmSync(folder, { recursive: true });
  });

  it("is ready", () => {
    assert.equal(host.status.state, "ready", host.status.message);
    assert.equal(host.can("complete"), true);
  });

  it("continues the word under the cursor", async () => {
    const { text, end } = await fill("function sum(items) {\n  for (let i = 0; i < items.leng");
    assert.match(text, /^th\b/);
    assert.equal(end, "line");
  });

  it("reports probabilities between 0 and 1 and texts that make up the line", async () => {
    const { text, tokens } = await fill("if __name__ == ", { languageId: "python" });
    assert.equal(tokens.map((token) => token.text).join(""), text);
    assert.ok(tokens.length > 0 && tokens.every(({ probability: p }) => p > 0 && p <= 1));
  });

  it("evaluates only what is new while the user types on", async () => {
    const before = `${"const value = compute(1, 2);\n".repeat(20)}let total = `;
    const cold = await fill(before);
    assert.ok(cold.evaluatedTokens > 100, String(cold.evaluatedTokens));
    const warm = await fill(`${before}val`);
    assert.ok(warm.evaluatedTokens <= 4, String(warm.evaluatedTokens));
  });

  it("prepares the next line without losing the cells of the line being typed", async () => {
    const before = `${"let count = 0;\n".repeat(30)}let ind`;
    await fill(before);
    await fill(`${before}ex = 0;\n`, { priority: "background" });
    const { evaluatedTokens } = await fill(`${before}e`);
    assert.ok(evaluatedTokens <= 4, String(evaluatedTokens));
  });

  it("tells code from prose if it was made to answer questions, and otherwise says that it cannot", async () => {
    const ask = (document: string, question: string) =>
      host.choose(
        {
          document,
          languageId: "",
          question,
          choices: ["yes", "no"],
          task: "classify.code",
          capability: "classify",
          priority: "background",
        },
        never,
      );
    const code = "export function add(a, b) {\n  const sum = a + b;\n  return sum;\n}\n".repeat(4);
    const prose = "# Welcome\n\nThis guide explains how to install the tool and where to find help.\n".repeat(
      4,
    );
    const question = "Is this source code? Answer yes or no.";
    if (!host.can("classify")) return assert.rejects(ask(code, question), { name: "ModelUnavailableError" });
    assert.equal((await ask(code, question)).choice, "yes");
    assert.equal((await ask(prose, question)).choice, "no");
    const { probabilities } = await ask(prose, "Is this documentation? Answer yes or no.");
    assert.ok(Math.abs(probabilities.reduce((sum, p) => sum + p, 0) - 1) < 1e-9);
  });

  it("reads any text without failing", async () => {
    for (const prefix of ["", "\n", "\ud83d", "漢字 = ", "\r\n\t", "a".repeat(200_000), "<|im_start|>", "\0"])
      await fill(prefix, { maxTokens: 2 });
  });

  it("rejects with the signal's reason when cancelled, and goes on", async () => {
    const controller = new AbortController();
    const cancelled = fill("let c = cancelled", {}, controller.signal);
    controller.abort(new Error("typed on"));
    await assert.rejects(cancelled, { message: "typed on" });
    assert.equal(typeof (await fill("let d = ")).text, "string");
  });

  for (const [what, damage, message] of [
    ["a truncated file", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), /cut short/],
    ["an empty file", () => Buffer.alloc(0), /is empty/],
    ["an unknown architecture", () => ggufBytes({ metadata: { "general.architecture": "foo" } }), /'foo'/],
    [
      "a missing tensor",
      (bytes: Buffer) =>
        Buffer.from(bytes.toString("latin1").replace("blk.0.attn_q.w", "blk.0.attn_x.w"), "latin1"),
      /could not be loaded: tensor 'blk\.0\.attn_q\.weight' not found/,
    ],
    ["a text file", () => Buffer.from("not a model\n"), /is not a GGUF model/],
  ] as const)
    it(`says what is wrong with ${what}`, async () => {
      const damaged = path.join(folder, "damaged.gguf");
      writeFileSync(damaged, damage(readFileSync(starter)));
      const broken = hostOf(damaged);
      const { state, message: status = "" } = await broken.start();
      await broken.dispose();
      assert.equal(state, "failed");
      assert.ok(status.startsWith(damaged), status);
      assert.match(status, message);
    });

  it("goes on with another model after a damaged one, and back", async () => {
    const other = hostOf(path.join(folder, "missing.gguf"));
    assert.equal((await other.start()).state, "failed");
    assert.equal((await other.use(starter)).state, "ready");
    assert.equal((await other.use(undefined)).state, "none");
    await other.dispose();
  });
}).timeout(patience);

describe("loadLlamaEngine", () => {
  let engine: Engine;

  before(async () => {
    engine = await loadLlamaEngine({ path: starter, sequences: 1, contextSize: 256, logger, signal: never });
  });

  after(() => engine.dispose());

  it("reads the special tokens from the file", () => {
    const { special } = engine;
    const ids = Object.values(special);
    assert.ok(ids.every((id) => id !== undefined && engine.isEnd(id)));
    assert.equal(new Set(ids).size, ids.length);
  });

  it("gives the probabilities that the whole distribution has", async () => {
    const [sequence] = engine.sequences;
    assert.ok(sequence);
    const everything = Array.from({ length: engine.vocabularySize }, (_, token) => token);
    const { token, probability, wanted } = await sequence.next(engine.tokenize("for (let i = 0; i <"), {
      wanted: everything,
    });
    const sum = [...wanted.values()].reduce((total, p) => total + p, 0);
    assert.ok(Math.abs(sum - 1) < 1e-3, String(sum));
    assert.ok(Math.abs((wanted.get(token) ?? 0) - probability) < 1e-6);
    assert.equal(Math.max(...wanted.values()), wanted.get(token));
  });

  it("chooses among candidates, with their share of the probability", async () => {
    const [sequence] = engine.sequences;
    assert.ok(sequence);
    await sequence.keep(0);
    const tokens = engine.tokenize("for (let i = 0; i <");
    const vocabulary = await Vocabulary.read(engine);
    const candidates = vocabulary.fitting(" arr");
    const all = await sequence.next(tokens, { wanted: candidates });
    await sequence.keep(0);
    const among = await sequence.next(tokens, { candidates });
    const total = candidates.reduce((sum, token) => sum + (all.wanted.get(token) ?? 0), 0);
    const share = (all.wanted.get(among.token) ?? 0) / total;
    assert.ok(candidates.includes(among.token));
    assert.ok(Math.abs(share - among.probability) < 0.01, `${share} and ${among.probability}`);
  });

  it("keeps to a grammar", async () => {
    const [sequence] = engine.sequences;
    assert.ok(sequence);
    const grammars = readdirSync(path.join(root, "grammars"));
    assert.ok(grammars.length >= 7);
    for (const file of grammars) {
      const grammar = await engine.grammar(readFileSync(path.join(root, "grammars", file), "utf8"));
      await sequence.keep(0);
      const { token } = await sequence.next(engine.tokenize("The answer is"), { grammar });
      assert.match(engine.textOf(token), /^[A-Za-z0-9]/, file);
    }
  });
}).timeout(patience);
