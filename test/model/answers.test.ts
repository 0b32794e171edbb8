import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { calibrateChoices, calibrateProbability } from "../../server/model/decoding/calibration.ts";
import { chooseAnswer } from "../../server/model/decoding/chooseAnswer.ts";
import { writeText } from "../../server/model/decoding/writeText.ts";
import { Meter } from "../../server/model/host/meter.ts";
import { type Script, ScriptedEngine } from "./scriptedEngine.ts";

const turn = async () => undefined;
const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-6, `${actual} is not ${expected}`);

async function choose(words: readonly string[], choices: readonly string[], script: Script) {
  const engine = new ScriptedEngine(words, script);
  const [sequence] = engine.sequences;
  assert.ok(sequence);
  const prompt = engine.tokenize("Q");
  const probabilities = await chooseAnswer(
    engine,
    sequence,
    prompt,
    choices,
    turn,
    new Meter({ now: () => 0 }),
  );
  return { probabilities, steps: sequence.steps.length };
}

describe("chooseAnswer", () => {
  it("sums the ways to write a choice and normalises over the choices", async () => {
    const words = ["yes", "Yes", " yes", "no"];
    const script: Script = () => ({ yes: 0.2, Yes: 0.3, " yes": 0.1, no: 0.2 });
    const { probabilities, steps } = await choose(words, ["yes", "no"], script);
    near(probabilities[0], 0.75);
    near(probabilities[1], 0.25);
    assert.equal(steps, 1);
  });

  it("follows choices of several tokens only as far as they share them", async () => {
    const words = ["java", "script", "type"];
    const script: Script = (context) => {
      if (context === "Q") return { java: 0.8, type: 0.2 };
      return context === "Qjava" ? { script: 0.75, "<chatEnd>": 0.25 } : {};
    };
    const { probabilities, steps } = await choose(words, ["java", "javascript", "typescript"], script);
    near(probabilities[0], 0.2);
    near(probabilities[1], 0.6);
    near(probabilities[2], 0.2);
    assert.equal(steps, 2);
  });

  it("says that it knows nothing when no choice is probable at all", async () => {
    const { probabilities } = await choose(["maybe"], ["yes", "no"], () => ({ maybe: 1 }));
    assert.deepEqual(probabilities, [0.5, 0.5]);
  });
});

describe("writeText", () => {
  const write = async (script: Script, maxTokens = 8, receive?: (piece: string) => void) => {
    const engine = new ScriptedEngine(["A", " hash", " table"], script);
    const [sequence] = engine.sequences;
    assert.ok(sequence);
    const options = { maxTokens, grammar: undefined, receive };
    return writeText(engine, sequence, engine.tokenize("Q"), options, turn, new Meter({ now: () => 0 }));
  };
  const script: Script = (context) => {
    if (context === "Q") return { A: 0.5 };
    if (context === "QA") return { " hash": 0.5 };
    return context === "QA hash" ? { ".": 0.5 } : { "<chatEnd>": 1 };
  };

  it("writes until the model ends and gives the mean probability of the tokens", async () => {
    const written = await write(script);
    assert.equal(written.text, "A hash.");
    assert.equal(written.finished, true);
    near(written.probability, 0.5);
  });

  it("hands out what it has written, piece by piece", async () => {
    const pieces: string[] = [];
    await write(script, 8, (piece) => pieces.push(piece));
    assert.deepEqual(pieces, ["A", " hash", "."]);
  });

  it("says when the token limit cut the text off", async () => {
    assert.deepEqual(
      { ...(await write(script, 2)), probability: 0 },
      { text: "A hash", finished: false, probability: 0 },
    );
  });

  it("gives an empty answer no probability", async () => {
    assert.deepEqual(await write(() => ({ "<chatEnd>": 1 })), { text: "", probability: 0, finished: true });
  });
});

describe("calibration", () => {
  it("flattens choices by the temperature and leaves their order alone", () => {
    const [yes, no] = calibrateChoices([0.9, 0.1], { temperature: 2 });
    near(yes, 0.75);
    near(no, 0.25);
  });

  it("mends a leaning to one of two answers", () => {
    const [yes, no] = calibrateChoices([0.8, 0.2], { scale: 1, offset: -Math.log(4) });
    near(yes, 0.5);
    near(no, 0.5);
    const three = calibrateChoices([0.5, 0.3, 0.2], { scale: 1, offset: 9, temperature: 1 });
    near(three[0], 0.5);
  });

  it("survives probabilities of zero and one", () => {
    assert.ok(calibrateProbability(1, {}) < 1 && calibrateProbability(0, {}) > 0);
    assert.ok(calibrateChoices([1, 0], { temperature: 1 }).every((p) => p > 0 && p < 1));
  });
});

describe("grammars", () => {
  const root = new URL("../../", import.meta.url);
  const questions: Record<string, string> = JSON.parse(
    readFileSync(new URL("training/questions.json", root), "utf8"),
  );
  const alternatives = (name: string) => {
    const text = readFileSync(new URL(`grammars/${name}.gbnf`, root), "utf8");
    const rule = text.split("\n").find((line) => line.startsWith("root ::="));
    return [...(rule ?? "").matchAll(/"([^"]+)"/g)].map((match) => match[1]);
  };
  const asked = (question: string | undefined) =>
    [...(question ?? "").matchAll(/\b[a-z]+(?=, |\.$| or )|(?<= or )[a-z]+(?=\.$)/g)].map(
      (match) => match[0],
    );

  for (const [grammar, question] of [
    ["intent", "intent"],
    ["complexity", "complexity"],
    ["taskType", "taskType"],
    ["yesNo", "async"],
  ] as const)
    it(`allows in ${grammar} what the question offers`, () => {
      const answer = questions[question]?.replace(/^.*Answer /, "");
      assert.deepEqual(asked(answer), alternatives(grammar));
    });
});
