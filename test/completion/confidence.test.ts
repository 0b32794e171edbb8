import assert from "node:assert/strict";
import fc from "fast-check";
import { confidence, defaultWeights, measure } from "../../server/features/completion/confidence.ts";
import { catalogModels, completionCalibration } from "../../server/model/files/catalog.ts";
import { contextAt } from "./contextAt.ts";

const tokens = (...probabilities: number[]) =>
  probabilities.map((probability) => ({ text: "a", probability }));

describe("confidence", () => {
  it("lies between 0 and 1 and grows with the probabilities of the tokens", () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(probability, probability, (one, other) => {
        const context = contextAt("const total = |");
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((p) =>
          confidence(measure(context, "1;", tokens(p, p)), undefined),
        );
        assert.ok(low !== undefined && high !== undefined && low >= 0 && low <= high && high <= 1);
      }),
    );
  });

  it("falls with one improbable token and with names that occur nowhere", () => {
    const context = contextAt("const items = [];\nconst total = |");
    const sure = confidence(measure(context, "items.length;", tokens(0.99, 0.99)), undefined);
    assert.ok(confidence(measure(context, "items.length;", tokens(0.99, 0.3)), undefined) < sure);
    assert.ok(confidence(measure(context, "gadgets.length;", tokens(0.99, 0.99)), undefined) < sure);
  });

  it("counts names in snippets as known, and words in strings not at all", () => {
    const context = contextAt("const total = |");
    assert.equal(measure(context, "gadgets;", tokens(1)).unknown, 1);
    assert.equal(measure(context, "gadgets;", tokens(1), ["const gadgets = 1"]).unknown, 0);
    assert.equal(measure(context, '"gadgets";', tokens(1)).unknown, 0);
  });

  it("takes a word begun before the cursor as a whole", () => {
    const context = contextAt("const gadgets = 1;\nuse(gad|");
    assert.equal(measure(context, "gets)", tokens(1)).unknown, 0);
    assert.equal(measure(context, "mium)", tokens(1)).unknown, 1);
  });

  it("is more careful with a model that nobody has measured than with one that was", () => {
    const starter = catalogModels().find(({ id }) => id === "starter");
    const measured = starter && completionCalibration(starter);
    const context = contextAt("const items = [];\nconst total = |");
    for (const p of [0.8, 0.9, 0.95, 0.99])
      for (const count of [1, 2, 4, 8]) {
        const features = measure(context, "items.length;", tokens(...Array<number>(count).fill(p)));
        assert.ok(
          confidence(features, undefined) < confidence(features, measured),
          `${count} tokens of ${p}`,
        );
      }
  });

  it("uses the model's own weights where the catalog has some", () => {
    const features = measure(contextAt("a|"), "b", tokens(0.5));
    assert.equal(confidence(features, { weights: { bias: 0 } }), 0.5);
    assert.deepEqual(Object.keys(defaultWeights).sort(), ["bias", ...Object.keys(features)].sort());
  });
});
