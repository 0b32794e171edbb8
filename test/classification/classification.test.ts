import assert from "node:assert/strict";
import type { Choice, ChoiceRequest } from "../../server/contract/ports.ts";
import { createClassification } from "../../server/features/classification/classification.ts";
import { questions } from "../../server/features/classification/questions.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import trained from "../../training/questions.json" with { type: "json" };
import { hangingModel, testPorts } from "../support/testPorts.ts";

const signal = new AbortController().signal;
const { grammars, logger } = testPorts();
const syntax = createSyntax(grammars, logger);
const source = {
  path: "src/a.ts",
  text: 'import e from "express";\n\nexport async function f() {\n  await e();\n}\n',
};

/** A classification whose model gives one answer, and what it was asked. */
function withModel(choice: string, confidence: number) {
  const asked: ChoiceRequest[] = [];
  const ports = testPorts({
    can: (capability) => capability === "classify",
    choose: (request: ChoiceRequest): Promise<Choice> => {
      asked.push(request);
      return Promise.resolve({ choice, confidence, probabilities: [], ms: 1 });
    },
  });
  return { ...createClassification(ports, syntax), asked };
}

describe("classify", () => {
  it("makes a whole record by reading", async () => {
    assert.deepEqual(await createClassification(testPorts(), syntax).classify(source, signal), {
      path: "src/a.ts",
      language: "typescript",
      isCode: true,
      isTest: false,
      isDocumentation: false,
      kind: "source",
      quality: "good",
      patterns: { async: true, errorHandling: false, todo: false, security: false },
      libraries: ["express"],
      lines: 5,
      reasons: [],
      tier: "heuristic",
      confidence: 0.95,
      ms: 0,
    });
  });

  it("lets the diagnostics' findings decide about security and quality", async () => {
    const { classify } = createClassification(testPorts(), syntax);
    const findings = { security: 2, warnings: 0 };
    const record = await classify({ ...source, findings }, signal);
    assert.equal(record.patterns.security, true);
    assert.equal(record.quality, "issues");
    assert.deepEqual(record.reasons, ["2 security findings"]);
  });

  it("answers for what cannot be read as text", async () => {
    const record = await createClassification(testPorts(), syntax).classify(
      { path: "a.png", text: undefined },
      signal,
    );
    assert.deepEqual([record.language, record.kind, record.isCode], [null, "data", false]);
  });

  it("asks the model for the language only where reading wavers", async () => {
    const { classify, asked } = withModel("javascript", 0.95);
    await classify(source, signal);
    await classify({ path: "", text: "flurb gnarf ~~ %% wibble wobble\n".repeat(3) }, signal);
    assert.equal(asked.length, 0);
    const unclear = "type A = B;\nlet a = b as A;\nif (a === c) return;\n";
    const record = await classify({ path: "", text: unclear }, signal);
    assert.equal(asked[0]?.task, "classify.language");
    assert.deepEqual([record.language, record.tier], ["javascript", "model"]);
  });

  it("keeps the heuristic answer when the model fails, and says so", async () => {
    const ports = testPorts({ can: () => true, choose: () => Promise.reject(new Error("malformed")) });
    const record = await createClassification(ports, syntax).classify(
      { path: "", text: "flurb gnarf ".repeat(10) },
      signal,
    );
    assert.deepEqual([record.language, record.tier], [null, "heuristic"]);
  });

  it("rejects when it is cancelled", async () => {
    const aborted = AbortSignal.abort(new Error("enough"));
    await assert.rejects(createClassification(testPorts(), syntax).classify(source, aborted), /enough/);
  });
});

describe("ask", () => {
  const answers: readonly (readonly [question: string, answer: string])[] = [
    ["Does it use express?", "yes"],
    ["does this import the library lodash", "no"],
    ["Does this code contain async code?", "yes"],
    ["Does it handle errors?", "no"],
    ["Are there TODOs?", "no"],
    ["Is this a test file?", "no"],
    ["Is this documentation?", "no"],
    ["Is this written in TypeScript?", "yes"],
    ["Is it Python code?", "no"],
    ["Is it code?", "yes"],
    ["Is this a configuration file?", "no"],
    ["Is this a data file?", "no"],
    ["Was this file auto-generated?", "no"],
    ["Does it use async/await?", "yes"],
    ["Is the code clean?", "yes"],
  ];
  for (const [question, answer] of answers) {
    it(`reads the answer to "${question}"`, async () => {
      const said = await createClassification(testPorts(), syntax).ask(question, source, signal);
      assert.deepEqual([said.answer, said.tier], [answer, "heuristic"]);
    });
  }

  const undecided = [
    "Is this TypeScript or Python?",
    "Does it contain hardcoded passwords?",
    "Does it follow the house style?",
  ];
  for (const question of undecided) {
    it(`leaves "${question}" to the model`, async () => {
      const said = await createClassification(testPorts(), syntax).ask(question, source, signal);
      assert.equal(said.answer, "unsure");
    });
  }

  it("asks the model any other question, document first", async () => {
    const { ask, asked } = withModel("yes", 0.9);
    const said = await ask("Does it follow the house style", source, signal);
    assert.deepEqual([said.answer, said.tier, said.confidence], ["yes", "model", 0.9]);
    assert.equal(asked[0]?.question, "Does it follow the house style? Answer yes or no.");
    assert.equal(asked[0]?.document, source.text);
    assert.deepEqual(asked[0]?.choices, ["yes", "no"]);
  });

  it("is unsure below the threshold, without a model, and when the model fails", async () => {
    const question = "Does it follow the house style?";
    assert.equal((await withModel("yes", 0.6).ask(question, source, signal)).answer, "unsure");
    assert.equal(
      (await createClassification(testPorts(), syntax).ask(question, source, signal)).answer,
      "unsure",
    );
    const broken = testPorts({ can: () => true, choose: () => Promise.reject(new Error("malformed")) });
    assert.equal((await createClassification(broken, syntax).ask(question, source, signal)).answer, "unsure");
  });

  it("does not answer a question with a negation by a table", async () => {
    const said = await createClassification(testPorts(), syntax).ask(
      "Is there no error handling?",
      source,
      signal,
    );
    assert.equal(said.answer, "unsure");
  });

  it("passes cancellation on to the model", async () => {
    const abort = new AbortController();
    const hanging = testPorts(hangingModel);
    const answer = createClassification(hanging, syntax).ask(
      "Does it follow the house style?",
      source,
      abort.signal,
    );
    abort.abort(new Error("enough"));
    await assert.rejects(answer, /enough/);
  });

  it("uses the words the model was trained with", () => {
    for (const [id, text] of Object.entries(questions))
      assert.equal(text, (trained as Record<string, string>)[id], id);
  });
});
