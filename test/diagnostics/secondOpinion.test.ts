import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigInput } from "../../server/contract/config.ts";
import {
  type Capability,
  type Choice,
  type ChoiceRequest,
  type Model,
  ModelUnavailableError,
} from "../../server/contract/ports.ts";
import { findingQuestions } from "../../server/features/diagnostics/engine/doubt.ts";
import trained from "../../training/questions.json" with { type: "json" };
import { ManualClock } from "../support/clocks.ts";
import { diagnosticsWith } from "./checkText.ts";

/** A model that answers every question the same way. */
function modelThat(
  answer: (request: ChoiceRequest) => Choice,
  can: readonly Capability[] = ["classify", "judge"],
): Model {
  const unavailable = () => Promise.reject(new ModelUnavailableError("scripted"));
  return {
    status: { state: "ready", name: "scripted", capabilities: ["classify"] },
    completionCalibration: undefined,
    onDidChangeStatus: () => ({ dispose: () => undefined }),
    can: (capability) => can.includes(capability),
    fill: unavailable,
    prefill: unavailable,
    write: unavailable,
    choose: async (request) => answer(request),
    dispose: async () => undefined,
  };
}

const choice = (word: string, confidence: number): Choice => ({
  choice: word,
  confidence,
  probabilities: [],
  ms: 1,
});

/** How many findings a document has before and after the model had its say, and how often it was asked. */
async function look(answer: Choice, config: ConfigInput = {}, can?: readonly Capability[]) {
  const asked: ChoiceRequest[] = [];
  const model = modelThat((request) => {
    asked.push(request);
    return answer;
  }, can);
  const clock = new ManualClock();
  const diagnostics = diagnosticsWith(config, clock, model);
  let told = 0;
  diagnostics.onDidSettle(() => told++);
  const text = "retry(37);\n// TODO: a\n";
  const document = TextDocument.create("file:///workspace/a.js", "javascript", 1, text);
  const provide = async () => (await diagnostics.diagnose(document, new AbortController().signal)).length;
  const before = await provide();
  clock.advance(2_000);
  await new Promise((resolve) => setImmediate(resolve));
  return { before, after: await provide(), asked: asked.length, told, question: asked[0]?.question };
}

describe("the model's second opinion", () => {
  it("withdraws a finding that analysis cannot decide, and says so", async () => {
    assert.deepEqual(await look(choice("no", 0.9)), {
      before: 2,
      after: 1,
      asked: 1,
      told: 1,
      question: "Would a reader need a name to understand the number 37 here?",
    });
  });

  it("asks of commented-out code what the starter is trained on, about the comment alone", async () => {
    const asked: ChoiceRequest[] = [];
    const model = modelThat(
      (request) => {
        asked.push(request);
        return choice("no", 0.9);
      },
      ["classify"],
    );
    const clock = new ManualClock();
    const diagnostics = diagnosticsWith({}, clock, model);
    const text = "start();\n//   stop();\n//   restart(37);\nretry(37);\n";
    const document = TextDocument.create("file:///workspace/a.js", "javascript", 1, text);
    const rulesOf = async () =>
      (await diagnostics.diagnose(document, new AbortController().signal)).map(({ rule }) => rule);
    assert.deepEqual(await rulesOf(), ["commented-out-code", "magic-number"]);
    clock.advance(2_000);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(await rulesOf(), ["magic-number"]);
    const [request, ...others] = asked;
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...request },
      {
        document: "stop();\nrestart(37);",
        languageId: "",
        question: "Is this comment code that was commented out? Answer yes or no.",
        choices: ["yes", "no"],
        task: "classify.commentedOut",
        capability: "classify",
        priority: "background",
      },
    );
  });

  it("uses the words the model was trained with", () => {
    const words: Record<string, string> = trained;
    for (const [id, text] of Object.entries(findingQuestions)) assert.equal(words[id] ?? text, text, id);
  });

  it("leaves a finding that it confirms", async () => {
    assert.equal((await look(choice("yes", 0.99))).after, 2);
  });

  it("leaves a finding that it is not sure of", async () => {
    assert.equal((await look(choice("no", 0.7))).after, 2);
    assert.equal((await look(choice("no", 0.7), { minConfidence: 0.6 })).after, 1);
  });

  it("is not asked when the user does not want it, or the model cannot", async () => {
    assert.equal((await look(choice("no", 0.9), { diagnostics: { modelOpinion: false } })).asked, 0);
    assert.equal((await look(choice("no", 0.9), {}, ["classify"])).asked, 0);
  });

  it("lets findings be when the model fails", async () => {
    const clock = new ManualClock();
    const model = modelThat(() => {
      throw new Error("out of memory");
    });
    const diagnostics = diagnosticsWith({}, clock, model);
    const document = TextDocument.create("file:///workspace/a.js", "javascript", 1, "retry(37);\n");
    const { signal } = new AbortController();
    await diagnostics.diagnose(document, signal);
    clock.advance(2_000);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await diagnostics.diagnose(document, signal)).length, 1);
  });
});
