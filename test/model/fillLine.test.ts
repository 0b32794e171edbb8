import assert from "node:assert/strict";
import fc from "fast-check";
import { fillLine } from "../../server/model/decoding/fillLine.ts";
import { splitTyped } from "../../server/model/decoding/healing.ts";
import { NameChoice } from "../../server/model/decoding/nameChoice.ts";
import { chunkTokens } from "../../server/model/engine/engine.ts";
import { Vocabulary } from "../../server/model/engine/vocabulary.ts";
import { Meter } from "../../server/model/host/meter.ts";
import { type Script, ScriptedEngine } from "./scriptedEngine.ts";

const turn = async () => undefined;

async function fill(
  words: readonly string[],
  prompt: string,
  typed: string,
  script: Script,
  limits: { maxTokens?: number; leastProbability?: number; names?: readonly string[] } = {},
) {
  const engine = new ScriptedEngine(words, script);
  const [sequence] = engine.sequences;
  assert.ok(sequence);
  const vocabulary = await Vocabulary.read(engine);
  const names = limits.names && new NameChoice(limits.names, prompt + typed, typed, vocabulary);
  const plan = {
    maxTokens: 8,
    leastProbability: 0,
    ...limits,
    prompt: engine.tokenize(prompt),
    typed,
    names,
  };
  const meter = new Meter({ now: () => 0 });
  return { ...(await fillLine(engine, sequence, vocabulary, plan, turn, meter)), steps: sequence.steps };
}

/** A script that writes the words one after the other behind the prompt. */
const writing = (prompt: string, ...words: string[]): Script => {
  const next = new Map<string, string>();
  words.reduce((context, word) => {
    next.set(context, word);
    return context + word;
  }, prompt);
  return (context) => ({ [next.get(context) ?? "<chatEnd>"]: 0.9 });
};

describe("fillLine", () => {
  it("stops at the line's end", async () => {
    const { text, end, tokens } = await fill(
      ["foo", "bar", ");\n"],
      "x(",
      "",
      writing("x(", "foo", ");\n", "bar"),
    );
    assert.deepEqual({ text, end }, { text: "foo);", end: "line" });
    assert.deepEqual(tokens, [
      { text: "foo", probability: 0.9 },
      { text: ");", probability: 0.9 },
    ]);
  });

  it("stops when the model is done", async () => {
    const { text, end, tokens } = await fill(["foo"], "x(", "", writing("x(", "foo"));
    assert.deepEqual({ text, end }, { text: "foo", end: "end" });
    assert.deepEqual(tokens.at(-1), { text: "", probability: 0.9 });
  });

  it("chooses among the names that there are", async () => {
    const script: Script = (context) =>
      context.endsWith("x.") ? { foo: 0.9, bar: 0.09 } : context.endsWith("bar") ? { ");\n": 1 } : { x: 1 };
    const ask = (names: readonly string[] | undefined) =>
      fill(["foo", "bar", ");\n"], "x.", "", script, names ? { names } : {});
    assert.equal((await ask(["bar", "baz"])).text, "bar);");
    assert.equal((await ask(undefined)).text.slice(0, 3), "foo");
  });

  it("says when the limit cut it off", async () => {
    const { text, end } = await fill(["a"], "x", "", () => ({ a: 1 }), { maxTokens: 3 });
    assert.deepEqual({ text, end }, { text: "aaa", end: "limit" });
  });

  it("gives a line up once it is too improbable", async () => {
    const script: Script = (context) => (context.endsWith("aa") ? { a: 0.2 } : { a: 0.9 });
    const { text, end, tokens } = await fill(["a"], "x", "", script, { leastProbability: 0.2 });
    assert.deepEqual({ text, end, tokens: tokens.length }, { text: "aaa", end: "unlikely", tokens: 3 });
  });

  it("does not give up a line that has ended", async () => {
    const { end } = await fill(["a\n"], "x", "", () => ({ "a\n": 0.1 }), { leastProbability: 0.2 });
    assert.equal(end, "line");
  });

  it("continues the word that was typed instead of starting it anew", async () => {
    const script: Script = (context) => {
      if (context === "x = req.") return { foo: 0.6, body: 0.3, bold: 0.1 };
      return context === "x = req.body" ? { ";\n": 1 } : {};
    };
    const { text, tokens } = await fill(["foo", "body", "bold", ";\n"], "x = req.", "bo", script);
    assert.equal(text, "dy;");
    assert.equal(tokens[0]?.text, "dy");
    assert.ok(Math.abs((tokens[0]?.probability ?? 0) - 0.75) < 0.01, "conditional on the typed characters");
  });

  it("retypes a word over several tokens", async () => {
    const script: Script = (context) =>
      ({ "<": { to: 1 }, "<to": { String: 1 }, "<toString": { "(": 1 } })[context] ?? { "\n": 1 };
    const { text } = await fill(["to", "String"], "<", "toStr", script);
    assert.equal(text, "ing(");
  });

  it("reads characters that no token begins with as they stand", async () => {
    const engine = new ScriptedEngine(["é"], (context) => (context.endsWith("é") ? { a: 1 } : { "\n": 1 }));
    const [sequence] = engine.sequences;
    assert.ok(sequence);
    const vocabulary = await Vocabulary.read({ vocabularySize: 0, textOf: () => "" });
    const plan = { prompt: engine.tokenize("x"), typed: "é", maxTokens: 4, leastProbability: 0 };
    const { text } = await fillLine(engine, sequence, vocabulary, plan, turn, new Meter({ now: () => 0 }));
    assert.equal(text, "a");
  });

  it("evaluates a long prompt in steps within the bound, and only what is new the second time", async () => {
    const engine = new ScriptedEngine([], () => ({ "\n": 1 }));
    const [sequence] = engine.sequences;
    assert.ok(sequence);
    const vocabulary = await Vocabulary.read(engine);
    const run = async (prompt: string) => {
      const plan = { prompt: engine.tokenize(prompt), typed: "", maxTokens: 4, leastProbability: 0 };
      return fillLine(engine, sequence, vocabulary, plan, turn, new Meter({ now: () => 0 }));
    };
    const prompt = "abcdefghij".repeat(15);
    assert.equal((await run(prompt)).evaluatedTokens, 150);
    assert.deepEqual(sequence.steps, [chunkTokens, chunkTokens, 22]);
    assert.equal((await run(`${prompt}xy`)).evaluatedTokens, 2);
    assert.equal((await run(prompt)).evaluatedTokens, 1);
  });

  it("survives another job on its sequence between two steps", async () => {
    const engine = new ScriptedEngine(["foo", "bar"], writing("Q", "foo", "bar", "\n"));
    const [sequence] = engine.sequences;
    assert.ok(sequence);
    const disturb = async () => {
      if (sequence.tokens.length > 1) await sequence.keep(0);
    };
    const plan = { prompt: engine.tokenize("Q"), typed: "", maxTokens: 8, leastProbability: 0 };
    const vocabulary = await Vocabulary.read(engine);
    const { text } = await fillLine(engine, sequence, vocabulary, plan, disturb, new Meter({ now: () => 0 }));
    assert.equal(text, "foobar");
  });
});

describe("splitTyped", () => {
  for (const [prefix, typed] of [
    ["const x = requ", " requ"],
    ["foo.ba", ".ba"],
    ["f(a, ", " "],
    ["a\n    ", "    "],
    ["a\n", ""],
    ["", ""],
    ["x = 12", "2"],
    ["call(\r\n", ""],
  ] as const)
    it(`splits ${JSON.stringify(prefix)}`, () => {
      const split = splitTyped(prefix);
      assert.deepEqual(split, { settled: prefix.slice(0, prefix.length - typed.length), typed });
    });

  const character = fc.constantFrom(..."aZ_9 \t\n\r('.\"é漢\u0301\u2028\u00a0", "😀", "\ud83d", "\udc00");

  it("loses nothing and never reaches into the line before", () => {
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 40 }), (prefix) => {
        const { settled, typed } = splitTyped(prefix);
        assert.equal(settled + typed, prefix);
        assert.ok(!/[\r\n]/.test(typed));
      }),
    );
  });
});
