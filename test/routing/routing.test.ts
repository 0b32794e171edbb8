import assert from "node:assert/strict";
import fc from "fast-check";
import type { Choice, ChoiceRequest } from "../../server/contract/ports.ts";
import { createRouting, routingQuestions } from "../../server/features/routing/routing.ts";
import { routeByRules } from "../../server/features/routing/rules.ts";
import questions from "../../training/questions.json" with { type: "json" };
import { hangingModel, testPorts } from "../support/testPorts.ts";

const signal = new AbortController().signal;

function says(choice: string, confidence: number, asked: ChoiceRequest[] = []) {
  return testPorts({
    can: (capability) => capability === "classify",
    choose: (request: ChoiceRequest): Promise<Choice> => {
      asked.push(request);
      const known = request.choices.includes(choice) ? choice : (request.choices[0] ?? "");
      return Promise.resolve({ choice: known, confidence, probabilities: [], ms: 1 });
    },
  });
}

describe("routing", () => {
  const clear: readonly (readonly [text: string, intent: string, task: string])[] = [
    ["Please fix the crash when the list is empty", "modify", "bugfix"],
    ["feat(cli): add a --json flag", "create", "feature"],
    ["rename foo to bar", "modify", "refactor"],
    ["Remove unused imports", "delete", "refactor"],
    ["Write unit tests for the parser", "create", "test"],
    ["add a docstring to main()", "create", "docs"],
    ["What does this function do?", "query", "question"],
    ["can you explain how tests are run?", "query", "question"],
    ["Why does it crash on empty input? Please fix it", "modify", "bugfix"],
    ["I'd like to have a summary at the top", "create", "feature"],
    ["replace the callbacks with promises", "modify", "refactor"],
    ["write a guide for new contributors", "create", "docs"],
    ["take the badge out of the toolbar", "delete", "feature"],
    ["delte the old fixtures folder", "delete", "refactor"],
    ["Getting rid of the jQuery plugins", "delete", "refactor"],
    ["whats the quickest way to sort a list", "query", "question"],
    ["trying to understand how retries work here", "query", "question"],
    ["Race between saving and closing", "modify", "bugfix"],
    ["pull the tax rules out of Order into a class", "modify", "refactor"],
  ];
  for (const [text, intent, taskType] of clear) {
    it(`routes "${text}"`, async () => {
      const route = await createRouting(testPorts()).route(text, signal);
      assert.deepEqual([route.intent, route.taskType], [intent, taskType]);
    });
  }

  it("sends what is complex to the large tier and simple questions to the heuristics", async () => {
    const { route } = createRouting(testPorts());
    const complex =
      "Migrate the entire application to microservices without downtime and keep it backward compatible";
    assert.equal((await route(complex, signal)).tier, "large");
    assert.equal((await route("Where is the port defined?", signal)).tier, "heuristic");
  });

  it("asks the model only where the rules are unsure", async () => {
    const asked: ChoiceRequest[] = [];
    const { route } = createRouting(says("query", 0.99, asked));
    await route("What is a closure?", signal);
    assert.ok(asked.every(({ task }) => task !== "route.intent"));
    const unclear = await route("frobnicate", signal);
    assert.ok(asked.some(({ task }) => task === "route.intent"));
    assert.equal(unclear.intent, "query");
    assert.equal(unclear.decidedBy, "model");
  });

  it("keeps its own answer when the model is less sure or fails", async () => {
    const own = routeByRules("frobnicate").intent.value;
    assert.equal((await createRouting(says("delete", 0.2)).route("frobnicate", signal)).intent, own);
    const broken = testPorts({ can: () => true, choose: () => Promise.reject(new Error("malformed")) });
    assert.equal((await createRouting(broken).route("frobnicate", signal)).intent, own);
  });

  it("rejects when it is cancelled", async () => {
    const abort = new AbortController();
    const hanging = testPorts(hangingModel);
    const routing = createRouting(hanging).route("frobnicate", abort.signal);
    abort.abort(new Error("enough"));
    await assert.rejects(routing, /enough/);
  });

  it("asks in the words the model was trained with", () => {
    const { intent, complexity, taskType } = questions;
    assert.deepEqual({ ...routingQuestions }, { intent, complexity, taskType });
  });

  it("routes any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        const { intent, complexity, taskType } = routeByRules(text);
        for (const { confidence } of [intent, complexity, taskType])
          assert.ok(confidence >= 0 && confidence <= 1);
      }),
    );
  });

  it("is unsure of requests in other languages, and does not ask a model that knows none of them", async () => {
    for (const text of [
      "benenne die Funktion total in summe um",
      "supprime la fonction login",
      "¿qué hace esta función?",
      "переименуй функцию",
      "この関数をリファクタリングして",
    ]) {
      const asked: ChoiceRequest[] = [];
      const { confidence } = await createRouting(says("delete", 0.99, asked)).route(text, signal);
      assert.ok(confidence < 0.5, `${text}: ${confidence}`);
      assert.deepEqual(asked, [], text);
    }
  });
});
