import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigInput } from "../../server/config.ts";
import { type Choice, type ChoiceRequest, type Model, ModelUnavailableError } from "../../server/ports.ts";
import { diagnosticsWith, ManualClock } from "./checkText.ts";

/** A model that answers every question the same way. */
function modelThat(answer: (request: ChoiceRequest) => Choice, can = true): Model {
  const unavailable = () => Promise.reject(new ModelUnavailableError("scripted"));
  return {
    status: { state: "ready", name: "scripted", capabilities: ["classify"] },
    completionCalibration: undefined,
    onDidChangeStatus: () => ({ dispose: () => undefined }),
    can: () => can,
    fill: unavailable,
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
async function look(answer: Choice, config: ConfigInput = {}, can = true) {
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
  const provide = async () => (await diagnostics.provide(document, new AbortController().signal)).length;
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

  it("leaves a finding that it confirms", async () => {
    assert.equal((await look(choice("yes", 0.99))).after, 2);
  });

  it("leaves a finding that it is not sure of", async () => {
    assert.equal((await look(choice("no", 0.7))).after, 2);
    assert.equal((await look(choice("no", 0.7), { minConfidence: 0.6 })).after, 1);
  });

  it("is not asked when the user does not want it, or the model cannot", async () => {
    assert.equal((await look(choice("no", 0.9), { diagnostics: { modelOpinion: false } })).asked, 0);
    assert.equal((await look(choice("no", 0.9), {}, false)).asked, 0);
  });

  it("lets findings be when the model fails", async () => {
    const clock = new ManualClock();
    const model = modelThat(() => {
      throw new Error("out of memory");
    });
    const diagnostics = diagnosticsWith({}, clock, model);
    const document = TextDocument.create("file:///workspace/a.js", "javascript", 1, "retry(37);\n");
    const { signal } = new AbortController();
    await diagnostics.provide(document, signal);
    clock.advance(2_000);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await diagnostics.provide(document, signal)).length, 1);
  });
});
